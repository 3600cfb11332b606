// The measures of a server as a process: on an address of their own, where one is named. Rule RN4.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { intake } from '../../people.ts'
import { ownFolder } from '../../storage/folder.ts'
import { run, mainFile, startServer } from '../child.ts'
import { enrolRemote } from '../remote-phone.ts'

const freshFolder = async () => join(await ownFolder(), 'data')

test('[RN4] METRICS opens an address for them alone; the public one has none, and without it there is none', async () => {
  const server = await startServer({ DATA_DIR: await freshFolder(), METRICS: '127.0.0.1:0' })
  const [, scraped = ''] = /監視: (\S+)/.exec(server.out.join('\n')) ?? []
  const phone = await enrolRemote(server.url, server.code)
  await phone.sync(server.url, [intake()])
  const said = await (await fetch(scraped)).text()
  expect(said).toContain('juki_pushed_lines_total 1\n')
  // What the server says itself has its position too.
  expect(said).toMatch(/^juki_chain_position [1-9]/m)
  expect(said).toMatch(/^juki_disk_free_bytes [1-9]/m)
  expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain('juki_')
  expect((await fetch(new URL('/readyz', scraped))).status).toBe(404)
  const quiet = await startServer({ DATA_DIR: await freshFolder() })
  expect(quiet.out.join('\n')).not.toContain('監視')
})

test('[RN4] an address that is taken: a line, and nothing starts', async () => {
  const server = await startServer({ DATA_DIR: await freshFolder() })
  const METRICS = new URL(server.url).host
  const ended = await run(mainFile, { DATA_DIR: await freshFolder(), PORT: '0', METRICS })
  expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('EADDRINUSE')])
})
