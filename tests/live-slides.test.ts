/**
 * Slides of a live class over real HTTP and PostgreSQL: added, read in pieces, carried by day packs,
 * laid on the board, taken away and brought back, printed, forgotten.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import { extractText, getDocumentProxy } from 'unpdf'
import { slideBytesWished, slideSideMax } from '#contract/live-slide-limits.ts'
import type { LessonSlides, Slide } from '#contract/live-slides.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { forgetLiveClasses } from '#school/live/forget-live-classes.ts'
import { keepSlide } from '#school/live/keep-slide.ts'
import { blobsLeft } from './blobs-left.ts'
import { addLiveLesson, freshId, openLiveDevice } from './live-device.ts'
import { courseOn, createTestPacks } from './test-packs.ts'
import { addTestLesson, callerOf, type TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'
import { unsealBytes } from './unseal-pack.ts'

const web = await startTestWeb()
const { context, database, port, school } = web
const db = database.kysely
const packs = await createTestPacks(context, database)
const cookies = new Map<TestPerson, string>()

async function cookieOf(person: TestPerson): Promise<string> {
  const cookie = cookies.get(person) ?? (await web.signIn(person))
  cookies.set(person, cookie)
  return cookie
}

const addLesson = (): Promise<Id> =>
  addLiveLesson(db, { uai: school.uai, courseId: school.courseA })

/** Something to see: noise weighs, one colour does not. */
function picture(kind: 'noise' | 'plain', width = 2_000, height = 1_000): Promise<Buffer> {
  const create = { width, height, channels: 3 as const, background: '#1e6b3a' }
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  return sharp({ create: kind === 'noise' ? { ...create, noise } : create })
    .jpeg()
    .withMetadata({ orientation: 1 })
    .toBuffer()
}

async function addSlide(
  lessonId: Id,
  bytes: Buffer,
  more: { words?: string; id?: Id; by?: TestPerson } = {},
): Promise<Response> {
  return web.call(`/api/lessons/${lessonId}/live/slides/${more.id ?? freshId()}`, {
    method: 'PUT',
    cookie: await cookieOf(more.by ?? school.teacherA),
    body: {
      name: 'fractions.pdf',
      words: more.words ?? 'Un demi',
      picture: bytes.toString('base64'),
    },
  })
}

async function added(...given: Parameters<typeof addSlide>): Promise<Slide> {
  const answer = await addSlide(...given)
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as Slide
}

async function get(path: string, person: TestPerson, headers = {}): Promise<Response> {
  return web.call(path, { cookie: await cookieOf(person), headers })
}

async function listed(lessonId: Id): Promise<LessonSlides> {
  const answer = await get(`/api/lessons/${lessonId}/live/slides`, school.teacherA)
  return (await answer.json()) as LessonSlides
}

async function setRemoved(lessonId: Id, slideIds: Id[], isRemoved: boolean): Promise<number> {
  const cookie = await cookieOf(school.teacherA)
  const path = `/api/lessons/${lessonId}/live/removed-slides`
  return (await web.call(path, { method: 'PUT', cookie, body: { slideIds, isRemoved } })).status
}

test('a picture becomes a light slide that never changes, read in whole and in pieces', async () => {
  const lessonId = await addLesson()
  const id = freshId()
  const slide = await added(lessonId, await picture('noise'), { id })
  assert.equal(slide.contentType, 'image/webp')
  assert.ok(Math.max(slide.width, slide.height) <= slideSideMax)
  assert.ok(slide.byteCount <= slideBytesWished * 2, `${slide.byteCount}`)
  assert.deepEqual(await added(lessonId, await picture('plain'), { id }), slide)

  const path = `/api/lessons/${lessonId}/live/slides/${id}`
  assert.deepEqual(await (await get(path, school.pupilA1)).json(), slide)
  const whole = await get(`${path}/picture`, school.pupilA1)
  assert.match(whole.headers.get('cache-control') ?? '', /^private, max-age=\d+, immutable$/)
  const bytes = Buffer.from(await whole.arrayBuffer())
  assert.equal(bytes.length, slide.byteCount)
  const { exif, format, orientation } = await sharp(bytes).metadata()
  assert.deepEqual([format, exif, orientation], ['webp', undefined, undefined])
  const pieces: Buffer[] = []
  for (let from = 0; from < bytes.length; from += 50_000) {
    const range = `bytes=${from}-${from + 49_999}`
    const piece = await get(`${path}/picture`, school.pupilA2, { range })
    assert.equal(piece.status, 206)
    pieces.push(Buffer.from(await piece.arrayBuffer()))
  }
  assert.deepEqual(Buffer.concat(pieces), bytes)
})

test('a slide whose row the database refuses leaves no picture', async () => {
  const folder = join(web.dataDir, 'blobs')
  const before = blobsLeft(folder)
  const wish = { name: 'page.png', words: '', addedBy: school.teacherA.personId }
  const bytes = (await picture('plain', 40, 40)).toString('base64')
  await assert.rejects(
    keepSlide(context, { ...wish, lessonId: freshId(), slideId: freshId(), picture: bytes }),
    /foreign key/,
  )
  assert.deepEqual(blobsLeft(folder), before)
})

test('an adult says what a slide shows', async () => {
  const lessonId = await addLesson()
  const slide = await added(lessonId, await picture('plain', 40, 40))
  const path = `/api/lessons/${lessonId}/live/slides/${slide.id}`
  const body = { words: 'Un disque coupé en deux' }
  const cookie = await cookieOf(school.teacherA)
  assert.equal((await web.call(`${path}/words`, { method: 'PUT', cookie, body })).status, 200)
  assert.deepEqual(await (await get(path, school.pupilA1)).json(), { ...slide, ...body })
})

test('what is no picture is refused, and so are others than the people of the lesson', async () => {
  const lessonId = await addLesson()
  const refusalOf = async (answer: Response) =>
    ((await answer.json()) as { refusal: string }).refusal
  assert.equal(await refusalOf(await addSlide(lessonId, Buffer.from('<svg/>'))), 'unsupported_type')
  const broken = (await picture('plain', 40, 40)).subarray(0, 60)
  assert.equal(await refusalOf(await addSlide(lessonId, broken)), 'file_unreadable')
  const small = await picture('plain', 40, 40)
  for (const by of [school.pupilA1, school.teacherB, school.head]) {
    assert.equal((await addSlide(lessonId, small, { by })).status, 404)
  }
  const { id } = await added(lessonId, small)
  for (const stranger of [school.pupilB, school.teacherB, school.otherSchool.pupil]) {
    const path = `/api/lessons/${lessonId}/live/slides/${id}/picture`
    assert.equal((await get(path, stranger)).status, 404)
  }
  const other = await addLesson()
  assert.equal(
    (await get(`/api/lessons/${other}/live/slides/${id}/picture`, school.pupilA1)).status,
    404,
  )
})

test('slides go at a press and come back at another; the night forgets what stayed away', async () => {
  const lessonId = await addLesson()
  const small = await picture('plain', 40, 40)
  const slides = [await added(lessonId, small), await added(lessonId, small)]
  const ids = slides.map(({ id }) => id)
  assert.equal(await setRemoved(lessonId, ids, true), 200)
  assert.deepEqual((await listed(lessonId)).slides, [])
  assert.equal(
    (await get(`/api/lessons/${lessonId}/live/slides/${ids[0]}`, school.pupilA1)).status,
    404,
  )
  assert.equal(await setRemoved(lessonId, ids, false), 200)
  assert.deepEqual((await listed(lessonId)).slides, slides)

  await setRemoved(lessonId, ids.slice(0, 1), true)
  const inDays = (days: number) => ({
    ...context,
    clock: { ...context.clock, now: () => context.clock.now() + days * 86_400_000 },
  })
  const keys = await db
    .selectFrom('live_slide')
    .select('blob_key')
    .where('lesson_id', '=', lessonId)
    .orderBy('place')
    .execute()
  await forgetLiveClasses(inDays(2))
  await setRemoved(lessonId, ids, false)
  assert.deepEqual((await listed(lessonId)).slides, slides.slice(1))
  await forgetLiveClasses(inDays(8))
  assert.deepEqual((await listed(lessonId)).slides, [])
  for (const { blob_key } of keys) assert.equal(await context.blobs.read(blob_key), null)
})

test('a day’s pack carries the slides of its lessons, each sealed by itself', async () => {
  const on = addDays(dayOf(Date.now(), 'Europe/Paris'), 1)
  const times = { startsAt: `${on}T08:00:00Z`, endsAt: `${on}T08:55:00Z` }
  const place = { uai: school.uai, courseId: school.courseA, onDate: on }
  const lessonId = await addTestLesson(db, { ...place, ...times })
  const slide = await added(lessonId, await picture('plain'), { words: 'Trois quarts' })
  await packs.build()
  const caller = await callerOf(db, school.pupilA1)
  const personal = await packs.personalPacks.personalFor(caller, undefined)
  assert.ok(personal)
  const { pack } = courseOn(personal, on, school.courseA)
  assert.ok(pack)
  const day = await packs.openDay(pack)
  const file = day.slides?.find((one) => one.lessonId === lessonId)?.files[0]
  assert.equal(file?.words, 'Trois quarts')
  assert.ok(file?.pack)
  const bytes = unsealBytes(await packs.fetch(file.pack.address), file.pack.key)
  assert.equal(bytes.length, slide.byteCount)
  await setRemoved(lessonId, [slide.id], true)
  await packs.build()
  const after = await packs.personalPacks.personalFor(caller, undefined)
  assert.ok(after?.withdrawn.includes(pack.address), 'the day is sealed anew without it')
})

test('slides are laid on the board by adults alone, and the board is printed with them', async (t) => {
  const lessonId = await addLesson()
  const slide = await added(lessonId, await picture('plain'), { words: 'Un demi et un quart' })
  const door = { port, lessonId }
  const teacher = await openLiveDevice({ ...door, cookie: await cookieOf(school.teacherA) })
  const alice = await openLiveDevice({ ...door, cookie: await cookieOf(school.pupilA1) })
  t.after(() => {
    for (const { socket } of [teacher, alice]) socket.terminate()
  })
  await alice.hears('entered')
  const lay = { kind: 'lay' as const, places: [{ page: 0, slideId: slide.id }] }
  const refused = alice.act(lay)
  assert.equal((await alice.hears('not_done', ({ id }) => id === refused)).code, 'forbidden')
  assert.equal((await listed(lessonId)).hasBoard, false)
  assert.equal((await get(`/api/lessons/${lessonId}/live/board.pdf`, school.teacherA)).status, 404)
  teacher.act(lay)
  assert.deepEqual((await alice.hearsEvent(({ act }) => act.kind === 'lay')).act, lay)

  const id = mintId(context.clock, context.random)
  const at = { x: 100, y: 200 }
  teacher.act({ kind: 'write', page: 1, id, ink: 'red', at, words: 'Łukasz : ½ = 2/4' })
  for (const tool of ['rectangle', 'oval', 'arrow', 'line'] as const) {
    const to = { x: 900, y: 700 }
    teacher.act({ kind: 'shape', page: 1, id: freshId(), tool, ink: 'blue', from: at, to })
  }
  const path = [10, 10, 400, 500, 900, 100]
  const last = freshId()
  teacher.act({ kind: 'draw', page: 4, id: last, tool: 'highlighter', ink: 'green', path })
  await alice.hearsEvent(({ act }) => act.kind === 'draw')
  assert.equal((await listed(lessonId)).hasBoard, true)

  const answer = await get(`/api/lessons/${lessonId}/live/board.pdf`, school.teacherA)
  assert.equal(answer.status, 200, await answer.clone().text())
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  const { text, totalPages } = await extractText(pdf)
  assert.equal(totalPages, 3)
  assert.match(text[1] ?? '', /Łukasz : ½ = 2\/4/)
  const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree())
  assert.ok(tree.includes('Un demi et un quart'), tree)
  const drawn = await Promise.all(
    [1, 2, 3].map(async (page) => (await (await pdf.getPage(page)).getOperatorList()).fnArray),
  )
  assert.ok(drawn.every(({ length }) => length > 3))
})
