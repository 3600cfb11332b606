// The system calls of a server, as strace writes them down: of each accept, whether its lines were on disk before it was said.

/** What happened to the request that a socket brought: nothing yet, its lines are in the log, the log is on disk. */
type Stage = 'asked' | 'written' | 'synced'

export type Traced = { answers: number; unsynced: number }

/** `text`: with paths (`-y`), from one or more threads (`-f`); requests came one at a time. */
export function readTrace(text: string): Traced {
  const traced = { answers: 0, unsynced: 0 }
  const stages = new Map<string, Stage>()
  const moveOn = (from: Stage, to: Stage) => {
    for (const [socket, stage] of stages) if (stage === from) stages.set(socket, to)
  }
  for (const { name, file, call, result } of callsIn(text)) {
    const isSocket = file.startsWith('socket:')
    const isLog = file.endsWith('-wal')
    if (isSocket && /^(?:read|recv)/.test(name) && result > 0) stages.set(file, 'asked')
    // Written again, it is to be synced again.
    else if (isLog && name.includes('write'))
      for (const from of ['asked', 'synced'] as const) moveOn(from, 'written')
    else if (isLog && name.endsWith('sync') && result === 0) moveOn('written', 'synced')
    else if (isSocket && call.includes('"HTTP/1.1 200')) {
      traced.answers += 1
      if (stages.get(file) !== 'synced') traced.unsynced += 1
    }
  }
  return traced
}

type Call = { name: string; file: string; call: string; result: number }

/** In the order in which they ended; what was interrupted by another thread's line is put together again. */
function* callsIn(text: string): Generator<Call> {
  const begun = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const [, start] = /^(.*) <unfinished \.\.\.>$/.exec(rest) ?? []
    if (start !== undefined) {
      begun.set(thread, start)
      continue
    }
    const [, end] = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest) ?? []
    const call = end === undefined ? rest : `${begun.get(thread) ?? ''}${end}`
    const [, name = '', file = ''] = /^(\w+)\(\d+<([^>]*)>/.exec(call) ?? []
    const result = Number(/= (-?\d+)[^=]*$/.exec(call)?.[1] ?? -1)
    if (name !== '') yield { name, file, call, result }
  }
}
