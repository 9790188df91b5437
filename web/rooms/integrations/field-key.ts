/** The API's name of a field, as a key of the messages. */
export function fieldKey(field: string): 'fields.number' {
  return `fields.${field}` as 'fields.number';
}
