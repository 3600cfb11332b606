// A road to a server that cuts its answers at a byte, or answers with the page of a Wi-Fi that wants to be agreed to.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { syncPath } from '../../shared/sync/protocol.ts'

export type CuttingRoad = {
  url: string
  /** From now on so many bytes of answers come through, over all connections; then each ends. */
  let: (bytes: number) => void
  isCut: () => boolean
  /** While they are held, answers wait on the way. */
  hold: (isHeld: boolean) => void
  /** How many were asked for on /sync. */
  asked: () => number
  /** HTML for everything, or the server again. */
  portal: (isThere: boolean) => void
  close: () => void
}

const page = '<!doctype html><title>Wi-Fi</title><p>利用規約に同意してください</p>'
const portalAnswer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${page}`

export async function buildCuttingRoad(to: string): Promise<CuttingRoad> {
  const state = { left: Infinity, isCut: false, isPortal: false, isHeld: false, asked: 0 }
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    keep(socket)
    if (state.isPortal) socket.once('data', () => socket.end(portalAnswer))
    else carry(socket)
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const end = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    let: (bytes) => Object.assign(state, { left: bytes, isCut: false }),
    isCut: () => state.isCut,
    hold: (isHeld) => {
      state.isHeld = isHeld
      if (!isHeld) end()
    },
    asked: () => state.asked,
    portal: (isThere) => {
      state.isPortal = isThere
      end()
    },
    close: () => {
      server.close()
      end()
    },
  }

  function carry(socket: Socket): void {
    const there = connect({ port: Number(new URL(to).port), host: '127.0.0.1', noDelay: true })
    keep(there)
    socket.pipe(there)
    socket.on('data', (bytes: Buffer) => {
      if (bytes.includes(`POST ${syncPath}`)) state.asked += 1
    })
    there.on('data', (bytes: Buffer) => {
      if (state.isHeld) return
      const part = bytes.subarray(0, state.left)
      state.left -= part.length
      socket.write(part)
      if (part.length === bytes.length) return
      state.isCut = true
      socket.end()
      there.destroy()
    })
    there.on('close', () => socket.end())
    socket.on('close', () => there.destroy())
  }

  function keep(socket: Socket): void {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
}
