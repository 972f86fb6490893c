/** Which list is open stands in the address, so that going back from a class finds it again. */
import { pagePaths } from '#browser/page-paths.ts'

export type ClassesTab = 'classes' | 'groups' | 'courses'

export const tabName = 'liste'

export function tabOf(query: URLSearchParams): ClassesTab {
  const tab = query.get(tabName)
  return tab === 'groups' || tab === 'courses' ? tab : 'classes'
}

export function classesAddress(uai: string, tab: ClassesTab): string {
  return tab === 'classes' ? pagePaths.classes(uai) : `${pagePaths.classes(uai)}?${tabName}=${tab}`
}
