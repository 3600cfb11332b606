// What a road between phone and server does to a round trip: each fault on purpose, one at a time (SY12-SY14).
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Fault =
  | { kind: 'none' }
  /** The request never reaches the server. */
  | { kind: 'lost' }
  /** The server takes it; of its answer so many bytes come, or so many lines after the head. */
  | ({ kind: 'torn'; cleanly: boolean } & ({ bytes: number } | { lines: number }))
  /** Something on the way answers instead: a captive portal, a proxy, a broken server. */
  | ({ kind: 'answered'; afterServer?: boolean } & Answer)
  /** More lines than this are answered 413, or never answered. */
  | { kind: 'tooLarge' | 'tooSlow'; over: number }
  /** Something on the way refuses, in its own words, what has this text in it, and nothing else. */
  | { kind: 'blocked'; status: number; having: string }
  /** One byte of the operation in this line of the answer, counted from 1, is another. */
  | { kind: 'altered'; line: number }
  /** The answer waits until it is let go. */
  | { kind: 'held'; until: Promise<void> }

/** What somebody else on the way says. */
export type Answer = { status: number; type: string; body: string; location?: string }

const newline = 0x0a

/** Serves one round trip of these lines as the fault has it. `serve` is the server. */
export async function spoil(
  fault: Fault,
  lines: readonly string[],
  serve: () => Promise<Response>,
  response: ServerResponse<IncomingMessage>,
): Promise<void> {
  switch (fault.kind) {
    case 'none':
      return send(response, await serve())
    case 'lost':
      response.destroy()
      return
    case 'torn': {
      const answer = await serve()
      const whole = Buffer.from(await answer.arrayBuffer())
      return tear(response, answer, whole.subarray(0, lengthOf(fault, whole)), fault.cleanly)
    }
    case 'answered': {
      if (fault.afterServer === true) await serve()
      const { status, type, body, location } = fault
      const headers = { 'content-type': type, ...(location === undefined ? {} : { location }) }
      return send(response, new Response(body === '' ? null : body, { status, headers }))
    }
    case 'tooLarge':
      if (lines.length <= fault.over) return send(response, await serve())
      return send(response, Response.json({ reason: 'tooLarge' }, { status: 413 }))
    case 'tooSlow':
      if (lines.length <= fault.over) return send(response, await serve())
      response.destroy()
      return
    case 'blocked': {
      if (!lines.some((line) => line.includes(fault.having))) return send(response, await serve())
      const headers = { 'content-type': 'text/html' }
      return send(response, new Response('<h1>nginx</h1>', { status: fault.status, headers }))
    }
    case 'altered':
      return send(response, await altered(await serve(), fault.line))
    case 'held': {
      const answer = await serve()
      await fault.until
      return send(response, answer)
    }
  }
}

export async function send(response: ServerResponse<IncomingMessage>, answer: Response): Promise<void> {
  response.writeHead(answer.status, headersOf(answer))
  response.end(Buffer.from(await answer.arrayBuffer()))
}

/** The last byte is followed by the end of the connection, or by the end of the answer, as if that had been all. */
function tear(
  response: ServerResponse<IncomingMessage>,
  answer: Response,
  part: Buffer,
  cleanly: boolean,
): void {
  response.writeHead(answer.status, headersOf(answer))
  response.flushHeaders()
  if (cleanly) response.end(part)
  else response.write(part, () => response.destroy())
}

function lengthOf(fault: { bytes: number } | { lines: number }, whole: Buffer): number {
  if ('bytes' in fault) return fault.bytes
  let end = 0
  for (let line = 0; line <= fault.lines && end < whole.length; line += 1)
    end = whole.indexOf(newline, end) + 1
  return end
}

async function altered(answer: Response, line: number): Promise<Response> {
  let count = 0
  const lines = (await answer.text()).split('\n').map((text) => {
    if (!text.startsWith('{"id":')) return text
    count += 1
    return count === line ? text.replace('{', '{ ') : text
  })
  return new Response(lines.join('\n'), answer)
}

function headersOf(answer: Response): Record<string, string | string[]> {
  const { 'content-length': _length, 'set-cookie': _cookie, ...headers } = Object.fromEntries(answer.headers)
  return { ...headers, 'set-cookie': answer.headers.getSetCookie() }
}
