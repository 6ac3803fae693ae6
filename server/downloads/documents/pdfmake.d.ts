// As much of pdfmake as is used here: the published types bring a browser's names into the whole program.
declare module 'pdfmake/js/index.js' {
  type Policy = (address: string) => boolean;
  type Faces = { readonly normal: string; readonly bold: string };
  const pdfmake: {
    setFonts(fonts: Readonly<Record<string, Faces>>): void;
    setUrlAccessPolicy(policy: Policy): void;
    setLocalAccessPolicy(policy: Policy): void;
    createPdf(definition: object): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}
