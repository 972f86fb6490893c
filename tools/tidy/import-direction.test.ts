/** The arrows of the house, each shown to hold and each shown to fail. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawerOf } from './drawer.ts'
import { checkImportDirection } from './import-direction.ts'
import { projectTree } from './project-tree.ts'

/** What the rule says of one file that imports another; both exist. */
function judge(from: string, target: string, specifier = `#${target.slice(4)}`): string {
  const tree = projectTree({ [from]: `import { x } from '${specifier}'\n`, [target]: '' })
  const [finding, ...more] = checkImportDirection(tree)
  assert.deepEqual(more, [])
  if (finding !== undefined) assert.equal(finding.path, from)
  return finding?.message ?? 'fine'
}

const allowed: readonly [string, string][] = [
  ['src/contract/exercises.ts', 'src/kernel/ids.ts'],
  ['src/browser/app.tsx', 'src/contract/exercises.ts'],
  ['src/engine/http/a.ts', 'src/contract/exercises.ts'],
  ['src/school/people/person-store.ts', 'src/engine/database/database.ts'],
  ['src/roles/all.ts', 'src/school/people/person-routes.ts'],
  ['src/cli/start.ts', 'src/roles/all.ts'],
  ['src/school/day/compose-day.ts', 'src/school/exercises/exercise.ts'],
  ['src/school/people/person-store.ts', 'src/school/tables.ts'],
  ['src/school/sign-in/session.ts', 'src/school/people/person.ts'],
  ['src/pipes/waiting-room/take-place.ts', 'src/pipes/waiting-room/place-store.ts'],
  ['src/rehearsal/morning.ts', 'src/pipes/waiting-room/waiting-line.ts'],
]
for (const [from, target] of allowed) {
  test(`${from} may import ${target}`, () => assert.equal(judge(from, target), 'fine'))
}

const forbidden: readonly [string, string, RegExp][] = [
  ['src/kernel/ids.ts', 'src/contract/a.ts', /^kernel may not import contract/],
  ['src/contract/a.ts', 'src/engine/b.ts', /^contract may not import engine/],
  ['src/browser/a.ts', 'src/engine/b.ts', /^browser may not import engine/],
  ['src/browser/a.ts', 'src/school/people/b.ts', /^browser may not import school/],
  ['src/engine/a.ts', 'src/school/people/b.ts', /^engine may not import school/],
  ['src/pipes/waiting-room/a.ts', 'src/school/people/b.ts', /^pipes may not import school/],
  ['src/pipes/waiting-room/a.ts', 'src/pipes/waiting-room/b-store.ts', /may not import a store/],
  ['src/rehearsal/a.ts', 'src/school/people/b.ts', /^rehearsal may not import school/],
  ['src/school/people/a.ts', 'src/pipes/waiting-room/b.ts', /^school may not import pipes/],
  ['src/school/people/a.ts', 'src/roles/b.ts', /^school may not import roles/],
  ['src/roles/a.ts', 'src/cli/b.ts', /^roles may not import cli/],
  ['src/school/people/a.ts', 'src/school/day/b.ts', /people comes before day/],
  ['src/school/tables.ts', 'src/school/people/a.ts', /before all rooms/],
  ['src/browser/parts/a.tsx', 'src/browser/pages/b/c.tsx', /may not import a page/],
]
for (const [from, target, why] of forbidden) {
  test(`${from} may not import ${target}`, () => assert.match(judge(from, target), why))
}

test('another room gives its nouns and acts only', () => {
  const from = 'src/school/day/show-day.ts'
  assert.match(judge(from, 'src/school/people/person-store.ts'), /reaches into a store/)
  assert.match(judge(from, 'src/school/people/person-routes.ts'), /reaches into a door/)
  assert.equal(judge(from, 'src/school/people/person.ts'), 'fine')
})

test('inside a room: noun ← store ← act ← door', () => {
  const room = 'src/school/exercises'
  const files = ['exercise.ts', 'exercise-store.ts', 'submit-answer.ts', 'exercise-routes.ts']
  const store = "import { s } from './other-store.ts'\n"
  files.forEach((from, fromIndex) => {
    files.forEach((to, toIndex) => {
      if (from === to) return
      const act = files[2] ?? ''
      const tree = projectTree({
        [`${room}/other-store.ts`]: '',
        [`${room}/${act}`]: store,
        [`${room}/${from}`]: `import { x } from './${to}'\n${from === act ? store : ''}`,
        [`${room}/${to}`]: to === act ? store : '',
      })
      const found = checkImportDirection(tree).filter((one) => one.message.includes('←'))
      assert.equal(found.length > 0, toIndex > fromIndex, `${from} → ${to}`)
    })
  })
})

test('a noun imports no act of an earlier room', () => {
  const tree = projectTree({
    'src/school/day/day.ts': "import { x } from '#school/people/find-person.ts'\n",
    'src/school/people/find-person.ts': "import { y } from './person-store.ts'\n",
    'src/school/people/person-store.ts': '',
  })
  assert.match(checkImportDirection(tree)[0]?.message ?? '', /a noun may import nouns only/)
})

test('a pure file with a verb for a name is a noun; one that reaches a store is an act', () => {
  const tree = projectTree({
    'src/school/exercises/mark-answer.ts': "import { x } from './mark-text.ts'\n",
    'src/school/exercises/mark-text.ts': "import { createHash } from 'node:crypto'\n",
    'src/school/exercises/submit-answer.ts': "import { x } from './save-answer.ts'\n",
    'src/school/exercises/save-answer.ts': "import { x } from './exercise-store.ts'\n",
    'src/school/exercises/exercise-access.ts': '',
  })
  const drawerIn = (name: string) => drawerOf(tree, `src/school/exercises/${name}.ts`)
  assert.equal(drawerIn('mark-answer'), 'noun')
  assert.equal(drawerIn('submit-answer'), 'act')
  assert.equal(drawerIn('save-answer'), 'act')
  assert.equal(drawerIn('exercise-access'), 'act')
  assert.equal(drawerIn('exercise-socket'), 'door')
})

test('an undeclared folder, an undeclared room and a stray file are errors', () => {
  const messageOf = (path: string) =>
    checkImportDirection(projectTree({ [path]: '' }))[0]?.message ?? 'fine'
  assert.match(messageOf('src/attic/a.ts'), /src\/attic is no declared folder/)
  assert.match(messageOf('src/school/kitchen/a.ts'), /no declared room/)
  assert.match(messageOf('src/school/a.ts'), /no declared room/)
  assert.match(messageOf('src/pipes/cellar/a.ts'), /no declared room/)
  assert.equal(messageOf('src/school/tables.ts'), 'fine')
})

test('nothing leaves src/, but a test may use tests/', () => {
  const database = 'tests/test-database.ts'
  const climb = '../../../tests/test-database.ts'
  assert.match(judge('src/engine/http/a.ts', database, climb), /leaves src/)
  assert.equal(judge('src/engine/http/a.test.ts', database, climb), 'fine')
  assert.match(judge('src/engine/http/a.ts', 'src/kernel/ids.ts', '../../kernel/ids.ts'), /climbs/)
})

test('every way to import counts', () => {
  for (const line of [
    "import type { x } from '#browser/x.ts'",
    "export { x } from '#browser/x.ts'",
    "const x = import('#browser/x.ts')",
    "import '#browser/x.ts'",
  ]) {
    const tree = projectTree({ 'src/engine/a.ts': line, 'src/browser/x.ts': '' })
    assert.equal(checkImportDirection(tree).length, 1, line)
  }
})
