/**
 * What opens over the pages of the busy demo, and what they say when something is refused: found
 * by their names in French or English.
 */
import type { Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { BusyDemo } from './busy-demo.ts'
import type { Visitor } from './demo-tour.ts'

export interface Moment {
  readonly name: string
  readonly as: Visitor
  readonly path: string
  /** Ends when what was to be shown is there. */
  readonly act: (page: Page) => Promise<void>
}

const dialog = (page: Page) => page.locator('dialog[open]').waitFor()
const refusal = '[aria-invalid=true], .notice.danger, .notice.attention'
const alert = (page: Page) => page.locator(refusal).first().waitFor()

/** Well formed and of nothing. */
const nowhere = '01a00000-0000-7000-8000-000000000000'

async function press(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
}

export function momentsOf(demo: BusyDemo): readonly Moment[] {
  return [...momentsAtTheDoor(), ...momentsOfPupil(demo), ...momentsOfTeacher(demo)]
}

function momentsAtTheDoor(): Moment[] {
  return [
    {
      name: 'display settings',
      as: 'nobody',
      path: pagePaths.help,
      act: async (page) => {
        await press(page, /Affichage|Display/)
        await dialog(page)
      },
    },
    {
      name: 'a code that opens nothing',
      as: 'nobody',
      path: pagePaths.signInByCard,
      act: async (page) => {
        await page.getByRole('textbox').fill('ABCD EFGH JKLM NPQR')
        await alert(page)
      },
    },
    {
      name: 'a code that is too short',
      as: 'nobody',
      path: pagePaths.signInByDictatedCode,
      act: async (page) => {
        await page.getByRole('textbox').fill('ABCD')
        await page.keyboard.press('Enter')
        await alert(page)
      },
    },
    {
      name: 'a password that is wrong',
      as: 'nobody',
      path: pagePaths.signInByPassword,
      act: async (page) => {
        await page.locator('input[name=username]').fill('personne.inconnue')
        await page.locator('input[name=password]').fill('pas le bon')
        await page.keyboard.press('Enter')
        await alert(page)
      },
    },
    {
      name: 'a letter that opens nothing',
      as: 'nobody',
      path: pagePaths.signInByLetter,
      act: async (page) => {
        await page.getByRole('textbox').fill('ABCD EFGH JKLM')
        await alert(page)
      },
    },
    {
      name: 'a card that was badly read',
      as: 'nobody',
      path: `${pagePaths.openCard}#nonsense`,
      act: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
    },
    {
      name: 'an address that leads nowhere',
      as: 'nobody',
      path: '/nulle-part',
      act: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
    },
  ]
}

function momentsOfPupil({ begunAssignmentId, resourceId }: BusyDemo): Moment[] {
  return [
    {
      name: 'the menu of the person',
      as: 'pupil',
      path: pagePaths.myDay,
      act: async (page) => {
        await press(page, /Maëlle/)
        await page.getByRole('menuitem').first().waitFor()
      },
    },
    {
      name: 'before handing in',
      as: 'pupil',
      path: pagePaths.exercise(begunAssignmentId),
      act: async (page) => {
        const finish = page.getByRole('button', { name: /Rendre ma copie|Hand in/ })
        const next = page.getByRole('button', { name: /Suivante|Next/ })
        while ((await finish.count()) === 0) await next.click()
        await finish.first().click()
        await dialog(page)
      },
    },
    {
      name: 'an exercise that is not there',
      as: 'pupil',
      path: pagePaths.exercise(nowhere),
      act: alert,
    },
    {
      name: 'a lesson that is not there',
      as: 'pupil',
      path: pagePaths.reading(nowhere),
      act: alert,
    },
    {
      name: 'a page for others',
      as: 'pupil',
      path: pagePaths.teaching,
      act: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
    },
    {
      name: 'how to read',
      as: 'pupil',
      path: pagePaths.reading(resourceId),
      act: async (page) => {
        await page
          .locator('main')
          .getByRole('button', { name: /Affichage|Display/ })
          .click()
        await dialog(page)
      },
    },
  ]
}

function momentsOfTeacher(demo: BusyDemo): Moment[] {
  return [
    {
      name: 'giving an exercise',
      as: 'teacher',
      path: pagePaths.lessonPlan(demo.lessonId),
      act: async (page) => {
        await press(page, /Donner un exercice|Give an exercise|Assign/)
        await dialog(page)
      },
    },
    {
      name: 'attaching a lesson',
      as: 'teacher',
      path: pagePaths.lessonPlan(demo.lessonId),
      act: async (page) => {
        await press(page, /Attacher une leçon|Attach/)
        await dialog(page)
      },
    },
    {
      name: 'too many points',
      as: 'teacher',
      path: pagePaths.marking(demo.toMarkAttemptId),
      act: async (page) => {
        await page.locator('.mark-points input').fill('99')
        await alert(page)
      },
    },
    {
      name: 'a copy that is not there',
      as: 'teacher',
      path: pagePaths.marking(nowhere),
      act: alert,
    },
  ]
}
