import type { Role } from '../domain/document.ts'
import type { SheetIndex } from './sheet-index.ts'

/** What the text around a reference already says, so that it need not be said again. */
export type RenderContext = {
  /** Where the sentence stands; in a plan the year of the plan goes without saying. Default `summary`. */
  readonly role?: Role
  /** The sentence or its section names the period. Default false. */
  readonly periodStated?: boolean
  /** The sentence or its section says that it speaks of the whole area. Default false. */
  readonly scopeStated?: boolean
}

/** The context with its defaults, as the renderers read it. */
export type Setting = {
  readonly index: SheetIndex
  /** The year that dates may leave out. */
  readonly year: number
  /** The heading says that the text speaks of what is to come, so that no sentence needs 将 or 计划. */
  readonly ahead: boolean
  readonly periodStated: boolean
  readonly scopeStated: boolean
}

export function settingOf(index: SheetIndex, context: RenderContext): Setting {
  return {
    index,
    year: context.role === 'plan' ? index.planYear : index.reportYear,
    ahead: context.role === 'plan' && (context.periodStated ?? false),
    periodStated: context.periodStated ?? false,
    scopeStated: context.scopeStated ?? false,
  }
}

/** Text for a reference. `derived`: it holds a figure that code computed. */
export type Rendering = { readonly text: string; readonly derived: boolean }

export const said = (text: string): Rendering => ({ text, derived: false })
export const computed = (text: string): Rendering => ({ text, derived: true })

/** Null stands for: the fact does not carry what the attribute asks for. */
export type Renderer<F> = (fact: F, setting: Setting) => Rendering | null

/** Joins the parts that are there; null when none is. */
export function joined(separator: string, parts: readonly (Rendering | null)[]): Rendering | null {
  const present = parts.filter((part) => part !== null)
  if (present.length === 0) return null
  return {
    text: present.map(({ text }) => text).join(separator),
    derived: present.some(({ derived }) => derived),
  }
}

export const saidIf = (text: string | undefined): Rendering | null => (text ? said(text) : null)
