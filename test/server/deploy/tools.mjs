// The operator's tools that tests hold our files against, Debian's own: Caddy and nginx unpacked into a folder, as an
// installed one would begin to serve; the others installed. As a script it fetches what is missing, where that can be done
// by apt as root. A test without its tool fails and says so. Runs on Node 20 or newer.
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { aptInstall, aptUnpack, canInstall } from '../../apt.mjs'

const folder = fileURLToPath(new URL('../../../node_modules/.cache/tools', import.meta.url))
const tools = {
  caddy: { places: ['/usr/bin/caddy', `${folder}/usr/bin/caddy`], unpack: 'caddy' },
  nginx: { places: ['/usr/sbin/nginx', `${folder}/usr/sbin/nginx`], unpack: 'nginx' },
  'systemd-analyze': { places: ['/usr/bin/systemd-analyze'], install: 'systemd' },
  'docker-compose': {
    places: ['/usr/bin/docker-compose', '/usr/libexec/docker/cli-plugins/docker-compose'],
    install: 'docker-compose',
  },
}

const placeIn = (places) => places.find((place) => existsSync(place))

/** The path of one of them; throws where this machine has none. */
export function toolPath(name, places = tools[name].places) {
  const place = placeIn(places)
  if (place !== undefined) return place
  throw new Error(
    `no ${name} on this machine (Debian: apt-get install ${tools[name].install ?? tools[name].unpack})`,
  )
}

function ensure() {
  if (!canInstall()) return
  for (const tool of Object.values(tools)) {
    if (placeIn(tool.places) !== undefined) continue
    if (tool.unpack === undefined) aptInstall(tool.install)
    else {
      mkdirSync(folder, { recursive: true })
      aptUnpack(tool.unpack, folder)
    }
  }
}

const started = process.argv[1]
if (started && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url)) ensure()
