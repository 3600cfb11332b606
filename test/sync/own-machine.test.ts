// Where a QR code is of use: what another device can open.
import { expect, it } from 'vitest'
import { isOwnMachine } from '../../shared/sync/own-machine.ts'

const hostOf = (url: string) => new URL(url).hostname

it.each([
  'http://localhost:8787',
  'http://127.0.0.1:8787',
  'https://127.1',
  'http://[::1]:8787',
  'http://0.0.0.0',
])('[AU5] no other device opens %s', (url) => expect(isOwnMachine(hostOf(url))).toBe(true))

it.each([
  'https://192.168.1.20:8443',
  'https://juki.town.example',
  'https://localhost.example',
  'https://[fd00::1]:8443',
  'https://127.example',
])('[AU5] another device may open %s', (url) => expect(isOwnMachine(hostOf(url))).toBe(false))
