/**
 * `npm run check`: everything that is looked at without running the project, two commands beside each other. Which
 * they are stands in `package.json`, where each can be asked for alone; all are asked, also when one finds something.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
/** The longest first, so that the last ones end together. */
const commands: string[] = ['types', 'lint', 'unused', 'tidy'].flatMap((name) =>
  scripts[name].split(' && '),
)
const atOnce = 2
const endsWithinMs = 600_000

/** What it says comes when it is over: two at once would speak in between. */
async function run(command: string): Promise<boolean> {
  const child = spawn(`${command} 2>&1`, {
    shell: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: endsWithinMs,
  })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  process.stdout.write(said)
  return code === 0
}

async function takeOneAfterAnother(): Promise<void> {
  for (let one = commands.shift(); one !== undefined; one = commands.shift()) {
    if (!(await run(one))) process.exitCode = 1
  }
}
await Promise.all(Array.from({ length: atOnce }, takeOneAfterAnother))
