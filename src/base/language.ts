// What a customer is spoken to in.
export type Language = 'ru' | 'en'
