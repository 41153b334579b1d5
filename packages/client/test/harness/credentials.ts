export const ada = { email: 'ada@example.com', password: 'an engine of analysis' }
export const bob = { email: 'bob@example.com', password: 'another engine entirely' }
