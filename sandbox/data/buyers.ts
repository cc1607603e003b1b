/** Invented people who write to the shops, by the marketplace's language. */
export const buyers: Record<"en" | "fr", readonly [string, ...string[]]> = {
  en: [
    "Amelia Whitford",
    "Jonah Pereira",
    "Priya Raman",
    "Caleb Osei",
    "Marta Lindqvist",
    "Dexter Nguyen",
    "Ruth Abernathy",
    "Tomasz Zielinski",
    "Olivia Hart",
    "Samir Haddad",
    "Grace O'Malley",
    "Henry Castellanos",
  ],
  fr: [
    "Camille Rousseau",
    "Léo Marchand",
    "Inès Benali",
    "Théo Garnier",
    "Manon Lefèvre",
    "Hugo Da Silva",
    "Élodie Fournier",
    "Bastien Moreau",
    "Salomé Picard",
    "Noé Charpentier",
  ],
};
