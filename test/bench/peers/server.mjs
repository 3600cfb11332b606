// A peer's server in a process of its own, as the run sees it: its address, its bytes, what it has on disk.
import { fork } from 'node:child_process'
import { on, once } from 'node:events'
import path from 'node:path'

export async function serve(peer, folder) {
  const child = fork(path.join(import.meta.dirname, 'server-process.mjs'), [peer, folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code}`)
  })
  // Ended at the end of the run, it has not failed.
  died.catch(() => {})
  const durable = []
  child.on('message', (message) => {
    if (message.type === 'durable') durable.push(message)
  })
  const received = async (type) => {
    for await (const [message] of on(child, 'message')) if (message.type === type) return message
  }
  const next = (type) => Promise.race([received(type), died])
  const { port } = await next('ready')

  const bytes = () => {
    const answer = next('bytes')
    child.send('bytes')
    return answer
  }
  return {
    url: `http://127.0.0.1:${port}`,
    /** `up` and `down` over all sockets while this is done. */
    async bytesDuring(act) {
      const before = await bytes()
      await act()
      const after = await bytes()
      return { up: after.up - before.up, down: after.down - before.down }
    },
    /** When the server's store first held so many entries on disk, in ms of the epoch. */
    async durableMs(wanted) {
      const found = durable.find(({ entries }) => entries >= wanted)
      if (found !== undefined) return found.atMs
      await next('durable')
      return this.durableMs(wanted)
    },
    end: () => child.disconnect(),
  }
}
