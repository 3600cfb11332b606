export type Tool = 'caddy' | 'nginx' | 'systemd-analyze' | 'docker-compose'
export function toolPath(name: Tool, places?: string[]): string
