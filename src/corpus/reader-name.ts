import { hash32 } from '../text/hash.ts'
import { readDocument } from './read-document.ts'

/** Raised by hand where reading changes in what the sample below does not show. */
const GENERATION = 1

/** Something of all that reading does: headings of each form, repairs, masks, metadata, signature. */
const SAMPLE = `首页 > 政务公开 > 工作总结
岚溪区教育局2023年工作总结和2024年工作计划
发布日期：2024-01-08 来源：岚溪区教育局 浏览次数：126
2023年,全区教育系统坚持以习近平新时代中国特色社会主义思想为指导，新建公办幼儿园12所，增加学位3600个。
一、2023年工作总结
（一）学前教育扩容提质。公办园在园幼儿占比达54.96%,比上年提高2.1个百分点，青溪实验幼儿园获评省级示范园。
(二)义务教育优质均衡
1.集团化办学。岚溪一中牵头成立“梧桐”教育集团，张明远等8名教师交流轮岗。
2、“双减”工作。依据岚教发〔2023〕15号文件，压减学科类机构36家。
二、存在问题
优质学位不足,城乡差距依然存在。
三、2024年工作计划
确保6月底前完成**中学改扩建,力争年内投用。联系电话：0578-2123456
岚溪区教育局
2023年12月28日
【打印】【关闭】
`

let name: string | undefined

/** Names the way in which this program reads texts: what it makes of a sample. Documents of another name are read anew. */
export function readerName(): string {
  name ??= `reader-${GENERATION}-${hash32(JSON.stringify(readDocument('sample.txt', SAMPLE))).toString(36)}`
  return name
}
