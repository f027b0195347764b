const TABLE_ENDING = /\.(?:xlsx|xlsm|xls|xlsb|et|ett|ods|csv|tsv)$/i

/** Whether a file is one of tables, by its name. */
export const isTableName = (path: string): boolean => TABLE_ENDING.test(path)
