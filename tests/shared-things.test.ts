/**
 * Resources and exercises among colleagues, over real HTTP and PostgreSQL: who is shown what, what
 * is found by which words, and copies that stand alone.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { SharedExercise } from '#contract/exercise-previews.ts'
import type { ExerciseDraft } from '#contract/exercises.ts'
import type { FoundQuestions, TakenQuestions } from '#contract/question-search.ts'
import type { ResourceDraft, SharedReading } from '#contract/resources.ts'
import { type Audience, type FoundThings, foundPageMax, type Sharing } from '#contract/sharing.ts'
import { fixedClock } from '#kernel/clock.ts'
import { expectValue } from '#kernel/result.ts'
import { copyExercisesInside } from '#school/exercises/copy-exercise.ts'
import { authorOfExercise } from '#school/exercises/exercise-access.ts'
import { exerciseRoutes } from '#school/exercises/exercise-routes.ts'
import { exerciseSharingRoutes } from '#school/exercises/exercise-sharing-routes.ts'
import { readPublishedAmong } from '#school/exercises/exercise-store.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import { packCursor } from '#school/people/page-cursor.ts'
import { resourceFileRoutes } from '#school/resources/file-routes.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { authorOfResource } from '#school/resources/resource-access.ts'
import { resourceRoutes } from '#school/resources/resource-routes.ts'
import { resourceSharingRoutes } from '#school/resources/resource-sharing-routes.ts'
import { forgetShares } from '#school/sharing/forget-shares.ts'
import { searchRoutes } from '#school/sharing/search-routes.ts'
import { sharingRoutes } from '#school/sharing/sharing-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { smallContent } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestExerciseRoom } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { addTestPerson, addTestRole, createTestSchool, type TestPerson } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = createTestExerciseRoom(db, fixedClock('2026-11-24T06:30:00Z'))
const school = await createTestSchool(db)
const { teacherA, teacherB, head, pupilA1, cpe, uai } = school
const stranger = school.otherSchool.teacher
const server = await startTestHttpServer({
  db,
  routes: [
    ...searchRoutes(room),
    ...resourceRoutes(room, (ids) => readPublishedAmong(db, ids)),
    ...sharingRoutes(room, 'resource', authorOfResource(db)),
    ...sharingRoutes(room, 'exercise', authorOfExercise(db)),
    ...resourceSharingRoutes(room, copyExercisesInside),
    ...resourceFileRoutes(room),
    ...exerciseRoutes(room),
    ...exerciseSharingRoutes(room),
  ],
})
after(() => server.stop())

type Kind = 'resources' | 'exercises'

const about = { subjectCode: null, levelLabel: null }

async function make(kind: Kind, title: string, who: TestPerson = teacherA): Promise<string> {
  const more = kind === 'exercises' ? { content: smallContent } : {}
  const wish = { schoolUai: uai, title, ...about, ...more }
  const { status, body } = await server.call<{ id: string }>(who, 'POST', `/api/${kind}`, wish)
  assert.equal(status, 200)
  return body.id
}

async function write(id: string, title: string, blocks: unknown[]): Promise<void> {
  const { status } = await server.call(teacherA, 'PUT', `/api/resources/${id}/draft`, {
    draftVersion: 1,
    title,
    ...about,
    draft: { format: 1, blocks },
  })
  assert.equal(status, 200)
}

async function share(kind: Kind, id: string, sharedWith: Audience[]): Promise<number> {
  const path = `/api/${kind}/${id}/sharing`
  return (await server.call(teacherA, 'PUT', path, { sharedWith })).status
}

async function looks(who: TestPerson | null, kind: Kind, id: string): Promise<number> {
  return (await server.call(who, 'GET', `/api/${kind}/${id}/shared`)).status
}

async function search(who: TestPerson, kind: Kind, query: Record<string, string>) {
  const asked = new URLSearchParams({ whose: 'shared', ...query })
  const path = `/api/${kind}/search?${asked}`
  const { status, body } = await server.call<FoundThings>(who, 'GET', path)
  assert.equal(status, 200)
  return body
}

const titlesOf = ({ things }: FoundThings) => things.map(({ title }) => title)

const paragraph = (text: string) => ({ type: 'paragraph', text: [{ type: 'text', text }] })

for (const kind of ['resources', 'exercises'] as const) {
  test(`${kind}: only who is meant looks and copies, and nobody else learns that it is there`, async () => {
    const id = await make(kind, 'La rivière')
    const everybody = [teacherB, head, stranger, pupilA1, cpe]
    const seen = async () => Promise.all(everybody.map((who) => looks(who, kind, id)))
    assert.deepEqual(await seen(), [404, 404, 404, 404, 404])
    assert.equal(await looks(null, kind, id), 401)

    assert.equal(await share(kind, id, [{ to: 'person', personId: head.personId }]), 200)
    assert.deepEqual(await seen(), [404, 200, 404, 404, 404])
    // Teacher B teaches French and Latin, the head nothing.
    assert.equal(await share(kind, id, [{ to: 'subject', subjectCode: 'FRANCAIS' }]), 200)
    assert.deepEqual(await seen(), [200, 404, 404, 404, 404])
    assert.equal(await share(kind, id, [{ to: 'school' }]), 200)
    assert.deepEqual(await seen(), [200, 200, 404, 404, 404])

    // To look and to copy is all: the original stays in its author's hands.
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/sharing'],
      ['PUT', '/draft'],
      ['PUT', '/sharing'],
      ['POST', '/publication'],
      ['DELETE', ''],
    ] as const) {
      const body = method === 'PUT' ? { sharedWith: [] } : undefined
      const answer = await server.call(teacherB, method, `/api/${kind}/${id}${path}`, body)
      assert.equal(answer.status, 404, `${method} ${path}`)
    }
    const path = `/api/${kind}/${id}/copy`
    const copied = await server.call<{ id: string }>(teacherB, 'POST', path, { title: 'À moi' })
    assert.equal(copied.status, 200)
    assert.equal((await server.call(stranger, 'POST', path, { title: 'À moi' })).status, 404)

    assert.equal(await share(kind, id, []), 200)
    assert.deepEqual(await seen(), [404, 404, 404, 404, 404])
    const mine = await server.call<ResourceDraft | ExerciseDraft>(
      teacherB,
      'GET',
      `/api/${kind}/${copied.body.id}`,
    )
    assert.equal(mine.body.title, 'À moi')
    assert.equal(mine.body.originName, 'Alain Mercier')
    assert.equal(mine.body.publishedAt, null)
  })

  test(`${kind}: shared within the school only, and found again as it is shared`, async () => {
    const id = await make(kind, 'Le fleuve')
    const notOfSchool: Audience[] = [
      { to: 'person', personId: stranger.personId },
      { to: 'person', personId: pupilA1.personId },
      { to: 'person', personId: teacherA.personId },
      { to: 'subject', subjectCode: 'EPS' },
    ]
    for (const audience of notOfSchool) assert.equal(await share(kind, id, [audience]), 400)
    const audience: Audience = { to: 'person', personId: teacherB.personId }
    assert.equal(await share(kind, id, [audience, audience]), 200)
    assert.equal(await share(kind, id, [audience]), 200)
    const path = `/api/${kind}/${id}/sharing`
    const { body } = await server.call<Sharing>(teacherA, 'GET', path)
    assert.deepEqual(body.sharedWith, [audience])
    assert.deepEqual(
      body.colleagues.map(({ familyName }) => familyName),
      ['Fontaine', 'Principale'],
    )
    assert.ok(body.subjects.some(({ code }) => code === 'LATIN'))
    assert.equal(await share(kind, id, []), 200)
  })
}

test('a word is found without its accent, in the text as in the title, by whom it is shown', async () => {
  const id = await make('resources', 'L’Œuvre de Zoé')
  await write(id, 'L’Œuvre de Zoé', [
    paragraph('Elle naît à 100 % en Forêt-Noire, près d’un étang.'),
  ])
  await share('resources', id, [{ to: 'person', personId: teacherB.personId }])
  for (const words of ['oeuvre zoe', 'FORET etang', "d'un", '100 %', 'noire zoé', 'l’oeuvre']) {
    assert.deepEqual(
      titlesOf(await search(teacherB, 'resources', { words })),
      ['L’Œuvre de Zoé'],
      words,
    )
  }
  for (const words of ['foret montagne', '100_%', '%', 'paragraph']) {
    const expected = words === '%' ? ['L’Œuvre de Zoé'] : []
    assert.deepEqual(titlesOf(await search(teacherB, 'resources', { words })), expected, words)
  }
  assert.deepEqual(titlesOf(await search(head, 'resources', { words: 'foret' })), [])
  assert.deepEqual(
    titlesOf(await search(stranger, 'resources', { words: 'foret', whose: 'all' })),
    [],
  )
  assert.deepEqual(titlesOf(await search(teacherA, 'resources', { words: 'foret' })), [])
  const own = await search(teacherA, 'resources', { words: 'foret', whose: 'all' })
  assert.deepEqual(
    own.things.map(({ isMine, authorName }) => [isMine, authorName]),
    [[true, 'Alain Mercier']],
  )
  const questions = await make('exercises', 'Fleuves')
  await share('exercises', questions, [{ to: 'school' }])
  assert.deepEqual(titlesOf(await search(teacherB, 'exercises', { words: 'estuaire' })), [
    'Fleuves',
  ])
})

test('what is found comes a page at a time, and nothing twice', async () => {
  const count = foundPageMax + 3
  for (let number = 0; number < count; number += 1) await make('resources', `Série ${number}`, head)
  const first = await search(head, 'resources', { words: 'serie', whose: 'mine' })
  assert.equal(first.things.length, foundPageMax)
  const after = first.next ?? ''
  const rest = await search(head, 'resources', { words: 'serie', whose: 'mine', after })
  assert.equal(rest.next, null)
  assert.equal(new Set([...titlesOf(first), ...titlesOf(rest)]).size, count)
  const moments = ['hier', '-1', '2026-02-31 08:00:00+00']
  for (const cursor of ['x', ...moments.map((moment) => packCursor(moment, head.personId))]) {
    const path = `/api/resources/search?whose=mine&after=${cursor}`
    assert.equal((await server.call(head, 'GET', path)).status, 400)
  }
})

/** The smallest picture there is: one pixel. */
const pixel = Buffer.from('R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=', 'base64')

test('pictures and exercises of a copied resource are the copy’s own', async () => {
  const id = await make('resources', 'Avec une image')
  const exerciseId = await make('exercises', 'Dans la leçon')
  const secretId = await make('exercises', 'Celui de quelqu’un d’autre', head)
  expectValue(await publishExercise(room, { exerciseId, publishedBy: teacherA.personId }))
  const picture = expectValue(
    await keepFile(room, {
      bytes: pixel,
      name: 'point.gif',
      schoolUai: uai,
      ownerId: teacherA.personId,
      belongsTo: { column: 'resource_id', id },
      kinds: ['image'],
    }),
  )
  await write(id, 'Avec une image', [
    { type: 'image', fileId: picture.id, alt: 'Un point' },
    { type: 'exercise', exerciseId },
    { type: 'exercise', exerciseId: secretId },
  ])
  const original = `/api/resources/${id}/files/${picture.id}`
  assert.equal((await server.call(teacherB, 'GET', original)).status, 404)
  await share('resources', id, [{ to: 'person', personId: teacherB.personId }])
  assert.equal((await server.call(teacherB, 'GET', original)).status, 200)
  const path = `/api/resources/${id}`
  const looked = await server.call<SharedReading>(teacherB, 'GET', `${path}/shared`)
  assert.equal(looked.body.authorName, 'Alain Mercier')
  assert.equal(looked.body.reading.files.length, 1)
  const title = 'Avec mon image'
  const copied = await server.call<{ id: string }>(teacherB, 'POST', `${path}/copy`, { title })
  await share('resources', id, [])

  const copy = `/api/resources/${copied.body.id}`
  const { body } = await server.call<ResourceDraft>(teacherB, 'GET', copy)
  const [image, inside, other] = body.draft.blocks
  assert.ok(image?.type === 'image' && image.fileId !== picture.id)
  assert.equal((await server.call(teacherB, 'GET', `${copy}/files/${image.fileId}`)).status, 200)
  assert.equal((await server.call(teacherB, 'GET', original)).status, 404)
  assert.ok(inside?.type === 'exercise' && inside.exerciseId !== exerciseId)
  const key = `/api/exercises/${inside.exerciseId}`
  const own = await server.call<ExerciseDraft>(teacherB, 'GET', key)
  assert.equal(own.body.originName, 'Alain Mercier')
  assert.notEqual(own.body.publishedAt, null)
  // A resource may name anybody's exercise; that brings nobody its key.
  assert.ok(other?.type === 'exercise' && other.exerciseId === secretId)
  assert.equal((await server.call(teacherB, 'GET', `/api/exercises/${secretId}`)).status, 404)
})

test('one’s own is copied with its exercises as they are; a copy’s first author stays named', async () => {
  const id = await make('resources', 'La mienne')
  const exerciseId = await make('exercises', 'Le mien')
  await write(id, 'La mienne', [{ type: 'exercise', exerciseId }])
  const again = await server.call<{ id: string }>(teacherA, 'POST', `/api/resources/${id}/copy`, {
    title: 'La mienne (copie)',
  })
  const own = await server.call<ResourceDraft>(teacherA, 'GET', `/api/resources/${again.body.id}`)
  assert.equal(own.body.originName, null)
  assert.deepEqual(own.body.draft.blocks, [{ type: 'exercise', exerciseId }])

  await share('exercises', exerciseId, [{ to: 'school' }])
  const tried = await server.call<SharedExercise>(
    teacherB,
    'GET',
    `/api/exercises/${exerciseId}/shared`,
  )
  assert.ok(!JSON.stringify(tried.body).includes('correct'), 'a look brings no key')
  const copies = `/api/exercises/${exerciseId}/copy`
  const second = await server.call<{ id: string }>(teacherB, 'POST', copies, { title: 'Le sien' })
  await server.call(teacherB, 'PUT', `/api/exercises/${second.body.id}/sharing`, {
    sharedWith: [{ to: 'school' }],
  })
  const third = `/api/exercises/${second.body.id}/copy`
  for (const [who, originName] of [
    [head, 'Alain Mercier'],
    [teacherA, null],
  ] as const) {
    const made = await server.call<{ id: string }>(who, 'POST', third, { title: 'Le suivant' })
    const path = `/api/exercises/${made.body.id}`
    assert.equal((await server.call<ExerciseDraft>(who, 'GET', path)).body.originName, originName)
  }
})

test('tags are kept without doubles, found like words, and leave draft and time as they are', async () => {
  const id = await make('resources', 'À étiqueter')
  const path = `/api/resources/${id}`
  const before = (await server.call<ResourceDraft>(teacherA, 'GET', path)).body
  const tags = ['Brevet blanc', 'brevet  BLANC', ' Remédiation ']
  const kept = await server.call(teacherA, 'PUT', `${path}/tags`, { tags })
  assert.deepEqual(kept.body, { tags: ['Brevet blanc', 'Remédiation'] })
  const { draftVersion } = (await server.call<ResourceDraft>(teacherA, 'GET', path)).body
  assert.equal(draftVersion, before.draftVersion)
  const found = await search(teacherA, 'resources', { whose: 'mine', words: 'remediation' })
  assert.deepEqual(titlesOf(found), ['À étiqueter'])
  const tooMany = Array.from({ length: 11 }, (_, number) => `n${number}`)
  assert.equal((await server.call(teacherA, 'PUT', `${path}/tags`, { tags: tooMany })).status, 400)
  assert.equal((await server.call(teacherB, 'PUT', `${path}/tags`, { tags: [] })).status, 404)
})

test('a question is found by words, kind, tag and subject, and taken under an id of its own', async () => {
  const title = 'Banque de géographie'
  const id = await make('exercises', title)
  await server.call(teacherA, 'PUT', `/api/exercises/${id}/tags`, { tags: ['Cycle 3'] })
  const target = await make('exercises', 'Celui que j’écris', teacherB)
  const find = async (who: TestPerson, query: Record<string, string>) => {
    const path = `/api/questions/search?${new URLSearchParams({ for: target, ...query })}`
    const { status, body } = await server.call<FoundQuestions>(who, 'GET', path)
    assert.equal(status, 200)
    return body.questions.filter((one) => one.exerciseTitle === title).map((one) => one.questionId)
  }
  const picks = [{ exerciseId: id, questionId: 'q2' }]
  const taken = `/api/exercises/${target}/taken-questions`
  assert.deepEqual(await find(teacherB, { words: 'estuaire' }), [])
  assert.equal((await server.call(teacherB, 'POST', taken, { picks })).status, 404)

  await share('exercises', id, [{ to: 'school' }])
  assert.deepEqual(await find(teacherB, { words: 'ESTUAIRE decris' }), ['q2'])
  assert.deepEqual(await find(teacherB, { words: 'estuaire manche' }), [])
  assert.deepEqual(await find(teacherB, { words: 'geographie' }), ['q1', 'q2'])
  assert.deepEqual(await find(teacherB, { words: 'geographie', kind: 'true_false' }), ['q1'])
  assert.deepEqual(await find(teacherB, { tag: 'CYCLE 3' }), ['q1', 'q2'])
  assert.deepEqual(await find(teacherB, { tag: 'cycle' }), [])
  assert.deepEqual(await find(teacherB, { tag: 'cycle 3', subject: 'MATHS' }), [])
  assert.deepEqual(await find(teacherA, { for: id, words: 'geographie' }), [])
  assert.deepEqual(await find(stranger, { words: 'geographie' }), [])

  const { status, body } = await server.call<TakenQuestions>(teacherB, 'POST', taken, { picks })
  assert.equal(status, 200)
  const [question] = body.questions
  assert.ok(question?.kind === 'open' && question.id !== 'q2')
  assert.deepEqual({ ...question, id: 'q2' }, smallContent.questions[1])
  for (const pick of [
    { exerciseId: id, questionId: 'q9' },
    { exerciseId: school.courseA, questionId: 'q1' },
  ]) {
    assert.equal((await server.call(teacherB, 'POST', taken, { picks: [pick] })).status, 404)
  }
  assert.equal((await server.call(teacherA, 'POST', taken, { picks })).status, 404)
})

test('a picture comes with the question that shows it', async () => {
  const id = await make('exercises', 'Avec un dessin')
  const picture = expectValue(
    await keepFile(room, {
      bytes: pixel,
      name: 'point.gif',
      schoolUai: uai,
      ownerId: teacherA.personId,
      belongsTo: { column: 'exercise_id', id },
      kinds: ['image'],
    }),
  )
  const [question] = smallContent.questions
  const prompt = [{ type: 'image', fileId: picture.id, alt: 'Un point' }]
  const draft = { ...smallContent, questions: [{ ...question, prompt }] }
  const save = { draftVersion: 1, title: 'Avec un dessin', subjectCode: null, draft }
  const saved = await server.call(teacherA, 'PUT', `/api/exercises/${id}/draft`, save)
  assert.equal(saved.status, 200)
  await share('exercises', id, [{ to: 'person', personId: teacherB.personId }])
  const target = await make('exercises', 'Pour le dessin', teacherB)
  const { body } = await server.call<TakenQuestions>(
    teacherB,
    'POST',
    `/api/exercises/${target}/taken-questions`,
    { picks: [{ exerciseId: id, questionId: 'q1' }] },
  )
  const [block] = body.questions[0]?.prompt ?? []
  assert.ok(block?.type === 'image' && block.fileId === body.files[0]?.id)
  const path = `/api/exercises/${target}/files/${block.fileId}`
  assert.equal((await server.call(teacherB, 'GET', path)).status, 200)
  assert.equal((await server.call(teacherA, 'GET', path)).status, 404)
})

test('shares end by night: of what was put away, with who left, and of whoever left long ago', async () => {
  const leaver = await addTestPerson(db, 'Lise', 'Partante')
  await addTestRole(db, leaver, uai, 'teacher')
  const [gone, kept] = [await make('resources', 'Finie'), await make('resources', 'Gardée')]
  await share('resources', gone, [{ to: 'school' }])
  await share('resources', kept, [{ to: 'school' }, { to: 'person', personId: leaver.personId }])
  const count = async () => {
    const rows = await db.selectFrom('share').select('id').where('resource_id', 'in', [gone, kept])
    return (await rows.execute()).length
  }
  assert.equal(await count(), 3)
  await server.call(teacherA, 'DELETE', `/api/resources/${gone}`)
  const leave = (personId: string, at: string) =>
    db
      .updateTable('school_role')
      .set({ deactivated_at: new Date(at) })
      .where('person_id', '=', personId)
      .execute()
  await leave(leaver.personId, '2026-11-20T08:00:00Z')
  await forgetShares(room)
  assert.equal(await count(), 1)
  await leave(teacherA.personId, '2026-07-05T08:00:00Z')
  await forgetShares(room)
  assert.equal(await count(), 1)
  await leave(teacherA.personId, '2025-07-05T08:00:00Z')
  await forgetShares(room)
  assert.equal(await count(), 0)
})
