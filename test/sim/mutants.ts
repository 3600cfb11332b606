// Faults planted in the product's own code, one at a time, as it is loaded: each must fall by the simulation alone.
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

type Mutant = { file: string; from: string; to: string }

export const mutants: Record<string, Mutant> = {
  'an accept before its commit': {
    file: 'server/storage/append.ts',
    from: '  return database.transaction().execute((transaction) => appendWithin(transaction, seal, batch))',
    to: `  return database.transaction().execute(async (transaction) => {
      promised = await appendWithin(transaction, seal, batch)
      throw new Error('not yet')
    }).catch(() => {
      setTimeout(() => void database.transaction().execute((late) => appendWithin(late, seal, batch)).catch(() => {}), 20)
      return promised
    })
  var promised: any`,
  },
  'no idempotency': {
    file: 'server/storage/judge.ts',
    from: '    const there = known.get(line.id)',
    to: '    const there = undefined as ReturnType<typeof known.get>',
  },
  'a handle that stays dead': {
    file: 'app/record/log/handle.ts',
    from: '        if (handle === used) replaceHandle()',
    to: '        if (attempt > maxAttempts) replaceHandle()',
  },
  'a cursor that skips': {
    file: 'app/record/log/receive.ts',
    from: '      putPages(database, work.pages),',
    to: '      putPages(database, work.pages.slice(1)),',
  },
  'a torn line that counts': {
    file: 'app/sync/transport.ts',
    from: '    if (done === true) return null\n',
    to: "    if (done === true) { lines.push('{}'); continue }\n",
  },
  'a refusal that is dropped': {
    file: 'app/record/log/told-of.ts',
    from: 'tell(line, { refused: { reason, kept }, isRival: false })',
    to: 'void [line, reason, kept]',
  },
  'a clock that poisons others': {
    file: 'shared/incident/stamp.ts',
    from: 'seen.timeMs > serverNowMs + maxClockLeadMs || ',
    to: '(void [serverNowMs, maxClockLeadMs], false) || ',
  },
  'a server clock that goes back': {
    file: 'server/storage/judge.ts',
    from: '  return head !== null && head > now ? head : now',
    to: '  return now',
  },
  'a chain that nobody checks': {
    file: 'app/record/log/chain-in.ts',
    from: '    if (bytesToHex(end) !== hash) return { ...chained, broken: position + here }',
    to: '    void end',
  },
  'a setting that any device changes': {
    file: 'shared/incident/upload.ts',
    from: "upload === undefined || upload.standing === 'administrator' ||",
    to: 'true ||',
  },
  'a confirmation that any device gives': {
    file: 'shared/incident/upload.ts',
    from: "'v1.settingConfirmed' && upload?.standing === 'server'",
    to: "'v1.settingConfirmed' && upload !== undefined",
  },
  'a set-aside line that its own device settles': {
    file: 'server/routes/set-aside.ts',
    from: "if (isOneOf(device, aside.device, lately)) return refuse(context, 'ownLine')",
    to: 'void lately',
  },
  'a name in the list that was only typed': {
    file: 'server/routes/devices.ts',
    from: 'person: device.person ?? (lastLine && typedBy(lastLine, device.device)),',
    to: 'person: (lastLine && typedBy(lastLine, device.device)) ?? device.person,',
  },
  'another device’s line as one’s own': {
    file: 'server/storage/judge.ts',
    from: "first === null && line.device === device ? own : 'relayed'",
    to: "first === null ? own : 'relayed'",
  },
  'a number that one device changes': {
    file: 'shared/rules/town/number-in-force.ts',
    from: 'areTwo(other, word, invitations))',
    to: 'areTwo(other, word, invitations)) ?? word',
  },
  'a restore that nobody sees': {
    file: 'app/sync/engine.ts',
    from: '      if (answer.head.diverged) {',
    to: '      if (answer.head.diverged && trip < 0) {',
  },
  'a way back to the history that was left': {
    file: 'app/sync/other-history.ts',
    from: '    if (!answer.head.diverged) return true\n',
    to: '',
  },
  'an older server that is followed': {
    file: 'server/routes/sync.ts',
    from: '    if (known > generation) {',
    to: '    if (known < 0) {',
  },
  'a proof that is left behind': {
    file: 'app/record/log/lacking.ts',
    from: 'proof: await proofOf(receipt)',
    to: 'proof: null',
  },
  'a line of the old history that is forgotten': {
    file: 'app/record/log/new-history.ts',
    from: '  await outbox.bulkAdd(added)\n',
    to: '  await outbox.bulkAdd(added.slice(1))\n',
  },
  'a picture that is forgotten': {
    file: 'app/sync/attachments.ts',
    from: '    await sendAgain(phone, lacking)',
    to: '    void sendAgain',
  },
  'equality by id alone': {
    file: 'server/storage/judge.ts',
    from: "  if (there !== undefined) return there.digest === line.digest ? null : 'conflict'",
    to: '  if (there !== undefined) return null',
  },
  'a receipt that outlives its server': {
    file: 'app/record/log/answer-work.ts',
    from: '  const again = await doubted(',
    to: '  const again: Parcel[] = [] ?? doubted(',
  },
  'a cursor moved behind another tab': {
    file: 'app/record/log/receive.ts',
    from: ' || hasMoved(enrolment, work.before)',
    to: '',
  },
  'a lifeboat that is off': {
    file: 'app/record/log/take-aboard.ts',
    from: '  if (!isNew && !isAnother) return\n',
    to: '  if (isNew || !isNew) return\n',
  },
  'a second copy that nobody notices': {
    file: 'app/record/log/receive.ts',
    from: '  await partWays(phone, answer.head?.turn)\n',
    to: '',
  },
  'a proof that nobody checks': {
    file: 'server/storage/judge.ts',
    from: '  if (seal.seal(hash) !== given) return null\n',
    to: '',
  },
  'a first receipt that is dropped': {
    file: 'server/storage/judge.ts',
    from: 'first === null ? stamped : { ...stamped, first }',
    to: 'stamped',
  },
  'an accept of another history that counts': {
    file: 'app/record/log/told-of.ts',
    from: '  if (head?.diverged) return told\n',
    to: '',
  },
}

/** From now on the code is loaded with this fault in it. Throws where the code is not as the mutant has it. */
export function plant(name: string): void {
  const mutant = mutants[name]
  if (mutant === undefined) throw new Error(`no mutant is called ${name}`)
  const { file, from, to } = mutant
  const place = new URL(`../../${file}`, import.meta.url)
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (fileURLToPath(place) !== (url.startsWith('file:') ? fileURLToPath(url) : '')) return loaded
      const source = String(loaded.source)
      if (source.split(from).length !== 2) throw new Error(`${file} is not as ${name} has it`)
      return { ...loaded, source: source.replace(from, () => to) }
    },
  })
}
