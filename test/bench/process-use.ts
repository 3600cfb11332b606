// What a process has used, as Linux tells it (proc_pid_status(5), proc_pid_stat(5)).
import { readFile } from 'node:fs/promises'

/** Of Linux on every machine that we know: USER_HZ. */
const ticksPerSecond = 100

export async function resident(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024
}

/** Of the processor, by its threads together, since its start. */
export async function processorS(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // Behind its name, which may hold anything, `utime` and `stime` are the twelfth and the thirteenth.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
