import { pathOf, type Requester } from './request.ts'

/** What a Word file that came back says of the draft. */
export type ReturnedReport = {
  readonly applied: boolean
  readonly sections: readonly {
    readonly id: string
    readonly status: 'unchanged' | 'changed' | 'missing' | 'locked'
    readonly heading: string | null
  }[]
  readonly addedHeadings: readonly string[]
  readonly unplaced: readonly string[]
  readonly title: string | null
  readonly comments: readonly {
    readonly author: string
    readonly text: string
    readonly quote: string
    readonly sectionId: string | null
  }[]
}

export type ReturnedFileResource = {
  /** With `apply` the sections that were changed get a new revision. */
  read(draftId: string, file: File, apply: boolean): Promise<ReturnedReport>
}

export const createReturnedFileResource = ({ read }: Requester): ReturnedFileResource => ({
  read: (draftId, file, apply) => {
    const body = new FormData()
    body.set('file', file)
    return read(`${pathOf('drafts', draftId, 'returned-file')}?apply=${apply}`, { method: 'POST', body })
  },
})
