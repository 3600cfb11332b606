// A device's road to the network: a proxy of its own (SOCKS 5, RFC 1928) that a test can cut, or lead to a captive
// portal. Offline emulation does not hold for a service worker that Background Sync has just woken; a cut road does.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'

export type Road = {
  /** What the browser is given as its proxy. */
  proxy: string
  /** From now on; what is under way on it ends. */
  set: (state: RoadState) => void
  close: () => Promise<void>
}
export type RoadState = 'open' | 'cut' | 'portal'

const noSignIn = Buffer.from([5, 0])
const granted = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
const portalPage = '<!doctype html><title>Wi-Fi</title><p>利用規約に同意してください</p>'
const portal = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${portalPage}`

export async function buildRoad(first: RoadState = 'open'): Promise<Road> {
  let state = first
  const sockets = new Set<Socket>()
  const end = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer({ noDelay: true }, (socket) => {
    keep(socket, sockets)
    if (state === 'cut') socket.destroy()
    else greet(socket, (port) => (state === 'open' ? carry(socket, port, sockets) : stop(socket)))
  })
  // A script that has done its work ends, whatever roads are still open.
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    proxy: `socks5://127.0.0.1:${address.port}`,
    set: (next) => {
      state = next
      end()
    },
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      end()
      await closed
    },
  }
}

/** Answers the greeting without a sign-in, and the request for a connection with its port. */
function greet(socket: Socket, connected: (port: number) => void): void {
  socket.once('data', () => {
    socket.write(noSignIn)
    socket.once('data', (request) => {
      if (typeof request !== 'string') connected(request.readUInt16BE(request.length - 2))
    })
  })
}

/** Without delay: an answer in several parts would wait 40 ms for the other side to acknowledge the first. */
function carry(socket: Socket, port: number, sockets: Set<Socket>): void {
  const there = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
    socket.write(granted)
    socket.pipe(there).pipe(socket)
  })
  keep(there, sockets)
  there.on('close', () => socket.destroy())
  socket.on('close', () => there.destroy())
}

function stop(socket: Socket): void {
  socket.write(granted)
  socket.once('data', () => socket.end(portal))
}

function keep(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => sockets.delete(socket))
}
