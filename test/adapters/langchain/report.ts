import { type AddReport, addFiles } from '../../../src/corpus/add-files.ts'
import type { Shelf } from '../../../src/domain/shelf.ts'

const REPORT = `青浦岭县教育局2024年工作总结

一、主要工作

（一）扩大学前教育资源。新建公办幼儿园12所，新增学位3600个，公办园在园幼儿占比达到54.96%。

（二）守牢校园安全底线。开展隐患排查86次，整改问题214个，全县未发生重大安全事故。

青浦岭县教育局
2024年12月30日
`

/** Puts a document of an invented bureau on the shelf. */
export const addReport = (shelf: Shelf): Promise<AddReport> =>
  addFiles(shelf, [{ file: '总结.txt', bytes: new TextEncoder().encode(REPORT) }])
