/**
 * Opens a Chromium for the tests in a browser: the one that npm brought, with the switches that a
 * machine without screen, sandbox or graphics needs.
 */
import chromiumBuild from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const switches = ['--no-sandbox', '--disable-gpu', '--headless', '--hide-scrollbars']

/** Close it again with `browser.close()`. */
export async function openChromium(): Promise<Browser> {
  const executablePath = await chromiumBuild.executablePath()
  return chromium.launch({ executablePath, args: switches })
}
