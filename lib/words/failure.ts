/** In a file of its own: the browser is sent it with every page, and all the other words with none. */
export const somethingWentWrong = {
  title: 'Something went wrong',
  text: 'Something went wrong on our side. Nothing was lost. Try again in a moment.',
  firstPage: 'Go to the first page',
};
