// Debian's packages that tests need, installed where that can be done: as root, by apt. Runs on Node 20 or newer.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

let isUpdated = false

export function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Each call apart and at best: whoever asked looks whether it is there. A machine that is thrown away needs no fsync. */
export function aptInstall(...packages) {
  if (!isUpdated) aptGet('update')
  isUpdated = true
  aptGet('install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-unsafe-io', ...packages)
}

function aptGet(...asked) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', asked, { stdio: 'inherit', env })
}

/** Its files into a folder, nothing of it installed: an installed server would begin to serve. */
export function aptUnpack(name, folder) {
  if (!isUpdated) aptGet('update')
  isUpdated = true
  spawnSync('sh', ['-c', `apt-get download ${name} && dpkg --extract ${name}_*.deb . && rm ${name}_*.deb`], {
    cwd: folder,
    stdio: 'inherit',
  })
}
