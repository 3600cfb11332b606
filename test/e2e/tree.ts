// A copy of the project, so that another version of it, or another town's, can be built beside this one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from './night.ts'
import { root } from './town.ts'

const parts = ['app', 'shared', 'server', 'dist', 'package.json', 'vite.config.ts']

/** Copies what a server runs from, runs `use` on the copy's folder, and removes it. */
export async function withTree(use: (tree: string) => Promise<void>): Promise<void> {
  const tree = await mkdtemp(join(tmpdir(), 'tree-'))
  await Promise.all(parts.map((part) => cp(join(root, part), join(tree, part), { recursive: true })))
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
  await use(tree)
  await rm(tree, { recursive: true })
}

/** Builds the copy's app in its own `dist`, for the town whose plan is in this folder; ours where none is named. */
export async function build(tree: string, plan = ''): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production', PLAN: plan }
  const building = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: tree, env })
  expect(await once(building, 'close')).toEqual([0, null])
}
