// The road between a device and its server, and what it does to a request (SY12-SY14).
import type { Random } from './random.ts'

export const faultKinds = [
  'lost',
  'answerLost',
  'torn',
  'tornCleanly',
  'tornBehindHead',
  'altered',
  'html',
  'tooLarge',
  'unavailable',
  'twice',
  'late',
  'meanwhile',
] as const
export type RoadFault = (typeof faultKinds)[number]

export type Road = {
  random: Random
  /** Of the next requests, one each; then the road is open. */
  faults: RoadFault[]
  answer: (request: Request) => Promise<Response>
  /** What happens on the device while an answer is on its way. */
  meanwhile: () => Promise<void>
  /** A request that comes once more, later. */
  keepLate: (request: Request) => void
  /** Something that came by it was not what the server had sent. */
  hasAltered?: boolean
}

export async function travel(road: Road, request: Request): Promise<Response> {
  const fault = road.faults.shift()
  switch (fault) {
    case undefined:
      return road.answer(request)
    case 'lost':
      throw new TypeError('no network')
    case 'answerLost':
      await road.answer(request)
      throw new TypeError('no network')
    case 'torn':
      return torn(await road.answer(request), road.random, true)
    case 'tornCleanly':
      return torn(await road.answer(request), road.random, false)
    case 'tornBehindHead':
      return headOf(await road.answer(request))
    case 'altered':
      return altered(await road.answer(request), road)
    case 'html':
      return new Response('<!doctype html><p>ログイン', { headers: { 'content-type': 'text/html' } })
    case 'tooLarge':
      return new Response('<h1>413</h1>', { status: 413, headers: { 'content-type': 'text/html' } })
    case 'unavailable':
      return new Response('', { status: 503 })
    case 'twice':
      await road.answer(request.clone())
      return road.answer(request)
    case 'late':
      road.keepLate(request.clone())
      throw new TypeError('no network')
    case 'meanwhile': {
      const answer = await road.answer(request)
      await road.meanwhile()
      return answer
    }
  }
}

/** An operation in it says something else; what is compressed is sent plainly. */
async function altered(answer: Response, road: Road): Promise<Response> {
  const headers = new Headers(answer.headers)
  if (headers.get('content-encoding') === 'gzip') return answer
  const text = await answer.text()
  const other = text.replace('"what":"', '"what":"1')
  road.hasAltered ||= other !== text
  return new Response(other, { status: answer.status, headers })
}

/** Its first line comes, and nothing of what that tells of. */
async function headOf(answer: Response): Promise<Response> {
  const { status, headers } = answer
  const text = await answer.text()
  return new Response(text.slice(0, text.indexOf('\n') + 1), { status, headers })
}

/** So many bytes of it come, then the connection ends, or the answer does. */
async function torn(answer: Response, random: Random, breaks: boolean): Promise<Response> {
  const whole = new Uint8Array(await answer.arrayBuffer())
  const { status, headers } = answer
  if (whole.length === 0) throw new TypeError('no network')
  const part = whole.subarray(0, random.int(whole.length))
  if (!breaks) return new Response(part, { status, headers })
  let given = false
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      if (given || part.length === 0) return stream.error(new TypeError('terminated'))
      given = true
      stream.enqueue(part)
    },
  })
  return new Response(body, { status, headers })
}
