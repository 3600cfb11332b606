// A bad line between a device and its server: what goes one way arrives after half a round trip, and all connections
// share the rate of a way. A connection takes a round trip to be there, and holds so much on its way as TCP would.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const pieceBytes = 4096
const windowBytes = 65_536

/** `asked`: `<ms of a round trip>/<kbit a second>`, as in `300/1000`. Answers the address of its other end. */
export async function buildSlowRoad(to, asked) {
  const [roundTripMs, kbits] = asked.split('/').map(Number)
  if (!(roundTripMs >= 0 && kbits > 0)) throw new Error(`a road is said as 300/1000, not ${asked}`)
  const freeMs = { up: 0, down: 0 }
  const server = createServer({ noDelay: true }, async (socket) => {
    socket.pause()
    socket.on('error', () => socket.destroy())
    await sleep(roundTripMs)
    const there = connect({ port: Number(new URL(to).port), host: '127.0.0.1', noDelay: true })
    there.on('error', () => there.destroy())
    carry(socket, there, 'up')
    carry(there, socket, 'down')
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return `http://127.0.0.1:${server.address().port}`

  function carry(from, onto, way) {
    let onTheWay = 0
    let arrived = Promise.resolve()
    from.on('data', (bytes) => {
      onTheWay += bytes.length
      if (onTheWay >= windowBytes) from.pause()
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        const piece = bytes.subarray(at, at + pieceBytes)
        freeMs[way] = Math.max(freeMs[way], performance.now()) + (piece.length * 8) / kbits
        const arrivesMs = freeMs[way] + roundTripMs / 2
        arrived = arrived
          .then(() => sleep(arrivesMs - performance.now()))
          .then(() => {
            onTheWay -= piece.length
            if (!onto.destroyed) onto.write(piece)
            return onTheWay < windowBytes && from.resume()
          })
      }
    })
    from.on('close', () => void arrived.then(() => onto.end()))
    from.resume()
  }
}
