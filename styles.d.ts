/** The text of style sheets: see app/style-text-loader.cjs. */
declare module '*.styles' {
  const css: string;
  export default css;
}
