import type { Company, Person } from "../state/sign-in-entries";
import { readyMadeUuid } from "./ready-made-secret";

const fernAndOak = readyMadeUuid("company:Fern & Oak");
const lanternGoods = readyMadeUuid("company:Lantern Goods");

export const readyMadeCompanies: readonly Company[] = [
  { companyId: fernAndOak, name: "Fern & Oak", readyMade: true },
  { companyId: lanternGoods, name: "Lantern Goods", readyMade: true },
];

/** Invented people who can sign in. Some share a shop, as colleagues and agencies do. */
export const readyMadePeople: readonly Person[] = [
  {
    email: "mara.lindholm@trailhead.example",
    name: "Mara Lindholm",
    shops: [
      { marketplace: "acme", shopId: 2001 },
      { marketplace: "acme", shopId: 2003 },
      { marketplace: "northgate", shopId: 2001 },
    ],
    companyIds: [],
    operatorOf: [],
    readyMade: true,
  },
  {
    email: "jonas.feld@basecamp.example",
    name: "Jonas Feld",
    shops: [
      { marketplace: "acme", shopId: 2003 },
      { marketplace: "acme", shopId: 2004 },
      { marketplace: "lumiere", shopId: 3101 },
    ],
    companyIds: [],
    operatorOf: [],
    readyMade: true,
  },
  {
    email: "camille.aubry@bruyere.example",
    name: "Camille Aubry",
    shops: [
      { marketplace: "lumiere", shopId: 3101 },
      { marketplace: "lumiere", shopId: 3102 },
      { marketplace: "northgate", shopId: 4202 },
    ],
    companyIds: [lanternGoods],
    operatorOf: [],
    readyMade: true,
  },
  {
    email: "nia.okafor@fernandoak.example",
    name: "Nia Okafor",
    shops: [
      { marketplace: "acme", shopId: 2002 },
      { marketplace: "northgate", shopId: 2001 },
    ],
    companyIds: [fernAndOak, lanternGoods],
    operatorOf: [],
    readyMade: true,
  },
  {
    email: "owen.castle@acme.example",
    name: "Owen Castle",
    shops: [],
    companyIds: [],
    operatorOf: ["acme"],
    readyMade: true,
  },
];
