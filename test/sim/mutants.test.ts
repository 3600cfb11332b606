// The faults that `npm run sim -- --mutants` plants: each is still one of the code as it is.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mutants } from './mutants.ts'

it.each(Object.entries(mutants))('[SY26] there is one place for %s', (_name, { file, from }) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').split(from)).toHaveLength(2)
})
