// Invites a device while the server runs: `npm run invite -- --name 氏名 --office 職 [--administrator]`. Rule AU1.
import './node-version.ts'
import { parseArgs } from 'node:util'
import { maxNameLength } from '../shared/incident/operation-fields.ts'
import { offices } from '#plan'
import { invitationLine, invite, inviteeWords } from './identity/invitations.ts'
import { closeTown, openTown, stop } from './open.ts'

const usage = '使い方: npm run invite -- --name 氏名 --office 職 [--administrator]'
const knownOffices = ['職:', ...offices.map(({ id, name }) => `  ${id}  ${name}`)]
const newRecord =
  'この記録には、管理者の端末がまだありません。サーバーと同じ DATA_DIR か確かめてください。違うと、このコードは使えません。'

const { name, office, administrator } = readArguments()
const town = await openTown()
const { storage, seal, access, environment } = town
const isNew = !(await storage.hasAdministrator())
const now = new Date()
const code = await invite(storage, seal, { name, office: office.id, administrator }, now)
await access.add([{ at: now.toISOString(), kind: 'invited', what: inviteeWords(name, administrator) }])
await closeTown(town)
console.log(invitationLine(code, administrator))
console.log(`${office.name} ${name}${administrator ? ' (管理者)' : ''}`)
console.log(`記録: ${environment.dataDirectory}`)
if (isNew) console.log(newRecord)

function readArguments() {
  const given = parsed()
  const personName = given.name?.trim() ?? ''
  if (personName === '' || personName.length > maxNameLength) return stop([usage, ...knownOffices])
  // By its id or as it is called: the person at the keyboard has the plan before them, not our ids.
  const found = offices.find(({ id, name: called }) => id === given.office || called === given.office)
  if (found === undefined)
    return stop([
      given.office === undefined ? '職(--office)を付けてください' : `その職はありません: ${given.office}`,
      usage,
      ...knownOffices,
    ])
  return { name: personName, office: found, administrator: given.administrator ?? false }
}

function parsed() {
  const options = {
    name: { type: 'string' },
    office: { type: 'string' },
    administrator: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ options }).values
  } catch (error) {
    return stop([error instanceof Error ? error.message : String(error), usage])
  }
}
