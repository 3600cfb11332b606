// Installs what package-lock.json names, when it isn't there yet. Runs on the machine's own Node, 20 or newer:
// the pinned Node 26 is itself one of the packages.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const oldestNode = 26
const root = fileURLToPath(new URL('../..', import.meta.url))
// Removed before an install, written by npm as its last step: a broken-off install never counts as done.
const installedLock = path.join(root, 'node_modules', '.package-lock.json')

if (!isInstalled()) install()
if (!hasNode()) {
  const platform = `${process.platform}-${process.arch}`
  fail(`No pinned Node ${oldestNode} package runs on ${platform}. Put Node ${oldestNode} or newer in PATH.
${platform} で動く Node ${oldestNode} のパッケージがありません。Node ${oldestNode} 以上を PATH に入れてください。`)
}

/** True where every package of the lock file is there in its version; optional ones may be another platform's. */
function isInstalled() {
  const installed = packagesIn(installedLock)
  const wanted = packagesIn(path.join(root, 'package-lock.json'))
  return (
    installed !== null &&
    wanted !== null &&
    Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
      if (name === '') return true
      const found = installed[name]
      return found === undefined
        ? optional === true
        : found.version === version && found.integrity === integrity
    })
  )
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return null
  }
}

function install() {
  rmSync(installedLock, { force: true })
  // NODE_ENV or a user's npm settings must leave out neither the build's tools nor the pinned Node.
  // Nor does npm warn of the packages made for a newer Node than its own: they run on the pinned one. Errors it says.
  const whole = ['--include=dev', '--include=optional']
  const asked = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...whole]
  const { status, error } = npm(asked)
  if (status === 0) return
  fail(
    `npm ${asked.join(' ')} failed. ${error?.message ?? ''}
依存パッケージを入れられませんでした。上の表示を確かめて、もう一度実行してください。`,
    status ?? 1,
  )
}

/** Runs the npm that runs us, on its own Node: the one in node_modules is about to be replaced. */
function npm(asked) {
  const { npm_node_execpath: node, npm_execpath: cli } = process.env
  if (node && cli?.endsWith('npm-cli.js') && existsSync(node) && !isInside(node))
    return spawnSync(node, [cli, ...asked], { cwd: root, stdio: 'inherit' })
  return spawnSync(`npm ${asked.join(' ')}`, { cwd: root, stdio: 'inherit', shell: true })
}

/** True where npm's scripts find a Node that is new enough: the pinned one comes first in their PATH. */
function hasNode() {
  const pinned = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (!existsSync(pinned)) return isNew('node')
  return (isInside(process.execPath) && isNewVersion(process.version)) || isNew(pinned)
}

function isInside(node) {
  return realpathSync(node).startsWith(path.join(realpathSync(root), 'node_modules') + path.sep)
}

function isNew(node) {
  return isNewVersion(spawnSync(`"${node}" --version`, { encoding: 'utf8', shell: true }).stdout)
}

function isNewVersion(version) {
  return Number(/^v(\d+)/.exec(version)?.[1]) >= oldestNode
}

function fail(message, code = 1) {
  console.error(message)
  process.exit(code)
}
