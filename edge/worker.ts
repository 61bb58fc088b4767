export class Visitor {}
export class Site {}
export class Census {}
export default {};
