// The process of one peer's server, `server-process.mjs <peer> <folder>`: on a loopback port, with the peer's page beside
// it. Bytes are counted at its sockets, so headers and framing are in.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'

const [peer, folder] = process.argv.slice(2)
const { make } = await import(`./adapters/${peer}/server.mjs`)
const { handler, upgrade } = await make({
  dir: folder,
  /** Called with how many entries the server's store holds on disk. */
  onDurable: (entries) =>
    process.send({ type: 'durable', entries, atMs: performance.timeOrigin + performance.now() }),
})

const pages = {
  '/app/': [
    'text/html',
    '<!doctype html><meta charset=utf-8><title>peer</title><script src="/app/client.js"></script>',
  ],
  '/app/client.js': ['text/javascript; charset=utf-8', readFileSync(path.join(folder, 'client.js'))],
  '/favicon.ico': ['image/x-icon', ''],
}
const server = http.createServer((request, response) => {
  const page = pages[request.url]
  if (page !== undefined) response.setHeader('content-type', page[0]).end(page[1])
  else if (handler) handler(request, response)
  else response.writeHead(404).end()
})
if (upgrade) server.on('upgrade', upgrade)

const sockets = new Set()
const closed = { up: 0, down: 0 }
server.on('connection', (socket) => {
  sockets.add(socket)
  socket.on('close', () => {
    sockets.delete(socket)
    closed.up += socket.bytesRead
    closed.down += socket.bytesWritten
  })
})
process.on('message', () => {
  let { up, down } = closed
  for (const { bytesRead, bytesWritten } of sockets) {
    up += bytesRead
    down += bytesWritten
  }
  process.send({ type: 'bytes', up, down })
})
process.on('disconnect', () => process.exit(0))

server.keepAliveTimeout = 120_000
server.listen(0, '127.0.0.1', () => process.send({ type: 'ready', port: server.address().port }))
