/** Public verdicts over real HTTP: none at first, then what was published, and nothing of the whole one. */
import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Check } from 'typebox/value'
import { systemRandom } from '#kernel/random.ts'
import { judgeLoad } from '#pipes/evidence/judge-load.ts'
import { type PublicVerdict, publicVerdictSchema } from '#pipes/evidence/public-verdict.ts'
import { publishVerdict } from '#pipes/evidence/publish-verdict.ts'
import { evidenceCases } from '#rehearsal/evidence-cases.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()

test('without a verdict the page says that there is none, in the look of the others', async () => {
  const answer = await web.call('/verite')
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /Aucun verdict n’est publié ici/)
  const style = await web.call('/verite.css')
  assert.match(style.headers.get('content-type') ?? '', /^text\/css/)
  assert.equal((await web.call('/verite/20270406T0600Z-20270406T0700Z')).status, 404)
})

test('a published verdict is there for everybody, and names no source, person or exact count', async () => {
  const ours = evidenceCases.find(({ number }) => number === 8)
  assert.ok(ours !== undefined)
  const verdict = judgeLoad(ours.build(3).input)
  const version = { preau: '0.1.0', rules: 'e'.repeat(64) }
  const told = { ...verdict, inputs: [], inputsHash: 'd'.repeat(64), leaves: null, version }
  const { answer, id } = await publishVerdict(web.dataDir, told, systemRandom)
  // The door reads the folder again after some seconds; a door that begins anew, at once.
  await web.restart()

  const page = await (await web.call('/verite')).text()
  assert.ok(page.replaceAll(/\s/g, ' ').includes(answer.replaceAll(/\s/g, ' ')))
  assert.doesNotMatch(answer, /\d,\d/)
  assert.doesNotMatch(page, /style=|<script/)
  assert.equal((await web.call(`/verite/${id}`)).status, 200)
  const data: unknown = await (await web.call(`/verite/${id}/json`)).json()
  assert.ok(Check(publicVerdictSchema, data))
  const said = page + JSON.stringify(data)
  for (const { source } of verdict.suspects) assert.ok(!said.includes(source))
  assert.ok(!said.includes(String(verdict.interval.units)))

  const folder = join(web.dataDir, 'journal/verdicts')
  // As an earlier version published it: its remarks counted, and named examples.
  const warnings = [{ code: 'names-doubtful', text: '3 noms (par exemple « 6EME A »)' }]
  const file = join(folder, `${id}.json`)
  await writeFile(file, JSON.stringify({ ...(data as PublicVerdict), warnings }))
  await web.restart()
  const older = await (await web.call(`/verite/${id}/json`)).text()
  assert.match(older, /names-doubtful/)
  assert.doesNotMatch(older, /6EME|3 noms/)

  assert.deepEqual((await readdir(folder)).sort(), [`${id}.json`, `${id}.whole.json`])
  assert.equal((await stat(join(folder, `${id}.whole.json`))).mode & 0o777, 0o600)
  assert.match(await readFile(join(folder, `${id}.whole.json`), 'utf8'), /"suspects":/)
  for (const path of [`/verite/${id}.whole`, `/verite/${id}.whole/json`, `/verite/..%2f${id}`]) {
    assert.equal((await web.call(path)).status, 404)
  }
})
