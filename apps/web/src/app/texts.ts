export const appTexts = {
  skip: 'Skip to the tasks',
  notFound: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or what was here is gone.',
    home: 'Go to your tasks',
  },
  crash: {
    title: 'This page stopped working',
    text: 'That is our mistake, not yours. Your tasks are safe on the server; reloading brings them back.',
    reload: 'Reload the page',
    details: 'What went wrong',
  },
}
