import type { MessageSender } from "../state/sandbox-state";

/** A conversation from its first line on; a thread is some first part of it. */
export interface Exchange {
  topic: { type: "REASON_CODE" | "FREE_TEXT"; value: string };
  about: "order" | "shop";
  attachment?: string;
  lines: readonly (readonly [MessageSender, string])[];
}

const english: readonly [Exchange, ...Exchange[]] = [
  {
    topic: { type: "REASON_CODE", value: "Item not received" },
    about: "order",
    lines: [
      [
        "customer",
        "<p>Hello,</p><p>my order <b>{order}</b> was due on Tuesday and has not arrived. Tracking has not moved since the depot. Can you find out where it is?</p><p>{buyer}</p>",
      ],
      [
        "shop",
        "<p>Dear {buyer},</p><p>thank you for writing. We have asked the carrier to trace the parcel and will answer by tomorrow noon.</p>",
      ],
      ["customer", "<p>It came this morning, left with a neighbour. Thank you for looking into it.</p>"],
      ["shop", "<p>Glad to hear it. Enjoy your order.</p>"],
    ],
  },
  {
    topic: { type: "REASON_CODE", value: "Damaged item" },
    about: "order",
    attachment: "photo-of-the-damage.png",
    lines: [
      [
        "customer",
        "<div>Hi, one of the poles arrived <i>bent</i>, photo attached. The rest of order {order} is fine. Could you send just the one pole?</div>",
      ],
      [
        "shop",
        "<p>Hello {buyer},</p><ul><li>a new pole leaves our warehouse today</li><li>keep the bent one, no need to send it back</li></ul>",
      ],
      ["customer", "<p>Perfect, thanks.</p>"],
    ],
  },
  {
    topic: { type: "FREE_TEXT", value: "Invoice with company name" },
    about: "order",
    lines: [
      [
        "customer",
        "<p>Could I have the invoice for {order} made out to our company? The VAT number is missing on the one in the box.</p>",
      ],
      [
        "shop",
        '<p>Of course. The corrected invoice is in your account under <a href="https://shop.example/invoices">Invoices</a>.</p>',
      ],
    ],
  },
  {
    topic: { type: "REASON_CODE", value: "Return request" },
    about: "order",
    lines: [
      ["customer", "<p>The jacket is a size too small. How do I return it?<br>Order {order}.</p>"],
      ["shop", "<p>Print the label from your order page and hand the parcel in at any counter within 30 days.</p>"],
      ["customer", "<p>The label page shows an empty PDF.</p>"],
      ["operator", "<p>We have created the label again on our side. It opens now.</p>"],
    ],
  },
  {
    topic: { type: "FREE_TEXT", value: "Is this available in green?" },
    about: "shop",
    lines: [
      [
        "customer",
        "<p>I would like the large one in green, but only grey and blue can be chosen. Will green be back before the holidays?</p>",
      ],
      ["shop", "<p>Green returns in the second week of next month. We can write to you when it does.</p>"],
      ["customer", "<p>Yes, that would be kind.</p>"],
    ],
  },
  {
    topic: { type: "REASON_CODE", value: "Refund status" },
    about: "order",
    lines: [
      [
        "customer",
        "<table><tr><td>Order</td><td>{order}</td></tr><tr><td>Returned</td><td>nine days ago</td></tr></table><p>When will the refund arrive?</p>",
      ],
      [
        "shop",
        "<p>We received the parcel on Friday. The refund was released today and takes up to three working days.</p>",
      ],
    ],
  },
  {
    topic: { type: "FREE_TEXT", value: "Shop information" },
    about: "shop",
    lines: [
      [
        "operator",
        "<p>Your delivery promise was met on 97% of orders last month. From the 1st, returns must be confirmed within 48 hours.</p>",
      ],
      ["shop", "<p>Understood, we have adapted our process.</p>"],
    ],
  },
];

const french: readonly [Exchange, ...Exchange[]] = [
  {
    topic: { type: "REASON_CODE", value: "Colis non reçu" },
    about: "order",
    lines: [
      [
        "customer",
        "<p>Bonjour,</p><p>ma commande <b>{order}</b> devait arriver mardi et le suivi n'avance plus. Pouvez-vous vérifier ?</p><p>{buyer}</p>",
      ],
      [
        "shop",
        "<p>Bonjour {buyer},</p><p>nous avons ouvert une enquête auprès du transporteur et revenons vers vous demain.</p>",
      ],
      ["customer", "<p>Le colis est arrivé ce matin, merci.</p>"],
    ],
  },
  {
    topic: { type: "REASON_CODE", value: "Article endommagé" },
    about: "order",
    attachment: "photo-du-vase.png",
    lines: [
      [
        "customer",
        "<div>Le vase de la commande {order} est arrivé <i>ébréché</i>, photo jointe. Est-il possible d'en recevoir un autre ?</div>",
      ],
      ["shop", "<p>Bien sûr, un nouveau vase part aujourd'hui. Inutile de nous renvoyer l'ancien.</p>"],
    ],
  },
  {
    topic: { type: "FREE_TEXT", value: "Facture au nom de la société" },
    about: "order",
    lines: [
      [
        "customer",
        "<p>Pourriez-vous établir la facture de {order} au nom de notre société, avec le numéro de TVA ?</p>",
      ],
      [
        "shop",
        '<p>La facture corrigée est dans votre espace, rubrique <a href="https://boutique.example/factures">Factures</a>.</p>',
      ],
    ],
  },
  {
    topic: { type: "REASON_CODE", value: "Demande de retour" },
    about: "order",
    lines: [
      ["customer", "<p>La nappe est trop courte pour notre table. Comment la retourner ?<br>Commande {order}.</p>"],
      ["shop", "<p>L'étiquette de retour se trouve sur la page de la commande, valable 30 jours.</p>"],
      ["operator", "<p>L'étiquette a été régénérée de notre côté, elle s'ouvre à nouveau.</p>"],
    ],
  },
];

export const exchanges = { en: english, fr: french };

/** What must never run or load when a body is shown: it arrives like this from mail programs. */
export const hostileBodies: readonly [string, ...string[]] = [
  '<script>document.title = "script ran"</script>',
  '<img src="https://tracker.example/open.gif?m=1" width="1" height="1" alt="">',
  '<img src="missing.png" onerror="document.title = \'handler ran\'" alt="">',
  "<a href=\"javascript:document.title='link ran'\">Unsubscribe</a><style>body { display: none }</style>",
];
