// What a device with a passkey confirms, and what is refused before. The key pair of this test stands for the authenticator's: it
// signs what WebAuthn says it signs (level 3, section 6.3.3). Registering one is proved in a real browser (e2e).
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { devicesPath, invitationsPath, revocationPath } from '../../shared/sync/devices.ts'
import {
  confirmationLifeMs,
  confirmationOptionsPath,
  confirmationsPath,
  passkeyOptionsPath,
  passkeysPath,
} from '../../shared/sync/passkeys.ts'
import { devices, intake } from '../people.ts'
import { enrolledPhone, startTown } from './town.ts'

const { dutyPhone, officePhone } = devices
const host = 'juki.example'
const act = revocationPath(dutyPhone)
const why = { reason: '紛失', by: '乙' }
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()

async function townWithPasskey() {
  const town = await startTown({ names: [host, 'other.example'] })
  const office = await enrolledPhone(town, officePhone, { administrator: true })
  const phone = await enrolledPhone(town)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const x = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  // COSE_Key of an Ed25519 key (RFC 9053): kty 1, alg -8, crv 6, x.
  const cose = Buffer.concat([Buffer.from('a4010103272006215820', 'hex'), x])
  await town.storage.addPasskey({
    credential: 'a2V5',
    device: officePhone,
    place: host,
    publicKey: new Uint8Array(cose),
    counter: 0,
    addedAt: town.clock.now.toISOString(),
  })
  const post = async (path: string, body: object, cookie = office.cookie, at = host) => {
    const headers = { cookie, 'content-type': 'application/json', origin: `https://${at}`, host: at }
    const answer = await town.app.request(`https://${at}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  }
  /** What the authenticator answers; `isVerified`: it has seen finger, face or PIN. */
  const signed = (challenge: string, { isVerified = true, at = host } = {}) => {
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: `https://${at}` }))
    const flags = Buffer.from([isVerified ? 0b101 : 0b001, 0, 0, 0, 1])
    const data = Buffer.concat([sha256(at), flags])
    const signature = sign(null, Buffer.concat([data, sha256(client)]), privateKey)
    const response = {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    }
    return { id: 'a2V5', rawId: 'a2V5', type: 'public-key', clientExtensionResults: {}, response }
  }
  const challenge = async (of = act) => (await post(confirmationOptionsPath, { act: of })).body.challenge
  return { town, office, phone, post, signed, challenge }
}

const needed = { status: 403, body: { reason: 'confirmationNeeded' } }
const refused = { status: 409, body: { reason: 'noPasskey' } }

test('[AU10] a device with a passkey ends an enrolment once it has confirmed this, once', async () => {
  const { post, signed, challenge } = await townWithPasskey()
  expect(await post(act, why)).toEqual(needed)
  const response = signed(await challenge())
  expect((await post(confirmationsPath, { act, response })).body).toEqual({ confirmed: true })
  expect(await post(revocationPath(crypto.randomUUID()), why)).toEqual(needed)
  expect((await post(act, why)).status).toBe(200)
  expect(await post(act, why)).toEqual(needed)
  expect(await post(confirmationsPath, { act, response })).toEqual(refused)
})

test('[AU10] so it does before it makes an administrator, settles a line, or takes another passkey; a responder it invites at once', async () => {
  const { town, post } = await townWithPasskey()
  const whom = { name: '甲', office: null }
  expect(await post(invitationsPath, { ...whom, administrator: true })).toEqual(needed)
  expect(await post('/api/v2/set-aside/1', { decision: 'take', by: '乙', note: null })).toEqual(needed)
  expect(await post(passkeysPath, {})).toEqual(needed)
  expect((await post(invitationsPath, whom)).status).toBe(201)
  expect((await town.access.page({ kind: 'sessionRefused', day: null, before: null })).rows[0]).toMatchObject(
    { what: 'confirmationNeeded', device: officePhone },
  )
})

test('[AU10] an address is no way around it, nor is a passkey of another name', async () => {
  const { post, signed, challenge } = await townWithPasskey()
  const [address, other] = ['192.0.2.1', 'other.example']
  expect(await post(act, why, undefined, address)).toEqual(needed)
  for (const at of [address, other])
    expect(await post(confirmationOptionsPath, { act }, undefined, at)).toEqual(refused)
  const response = signed(await challenge(), { at: other })
  expect(await post(confirmationsPath, { act, response }, undefined, other)).toEqual(refused)
})

test('[AU10] without finger, face or PIN, too late, or for another act nothing is confirmed', async () => {
  const { town, post, signed, challenge } = await townWithPasskey()
  const unverified = signed(await challenge(), { isVerified: false })
  expect(await post(confirmationsPath, { act, response: unverified })).toEqual(refused)
  const elsewhere = signed(await challenge(invitationsPath))
  expect(await post(confirmationsPath, { act, response: elsewhere })).toEqual(refused)
  const late = signed(await challenge())
  town.clock.now = new Date(town.clock.now.getTime() + confirmationLifeMs + 1)
  expect(await post(confirmationsPath, { act, response: late })).toEqual(refused)
  const inTime = signed(await challenge())
  expect((await post(confirmationsPath, { act, response: inTime })).status).toBe(200)
  town.clock.now = new Date(town.clock.now.getTime() + confirmationLifeMs + 1)
  expect(await post(act, why)).toEqual(needed)
})

test('[AU10] facts go up without it, its end ends the passkeys, and no responder makes one', async () => {
  const { town, office, phone, post } = await townWithPasskey()
  expect((await office.sync([intake({ device: officePhone })])).accepted).toHaveLength(1)
  expect(await post(passkeyOptionsPath, {}, phone.cookie)).toEqual({
    status: 403,
    body: { reason: 'notAdministrator' },
  })
  const second = await enrolledPhone(town, crypto.randomUUID(), { administrator: true })
  expect((await post(revocationPath(officePhone), why, second.cookie)).status).toBe(200)
  expect(await town.storage.passkeys(officePhone)).toEqual([])
  const answer = await town.app.request(devicesPath, { headers: { cookie: second.cookie } })
  expect((await answer.json()).devices.map(({ passkey }: { passkey: boolean }) => passkey)).toEqual([
    false,
    false,
    false,
  ])
})
