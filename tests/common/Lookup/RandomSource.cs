using System.Text;

namespace Postfix.Tests.Lookup;

/// <summary>A random text source of a table, as postmap(1) describes it, and what is in it.</summary>
internal sealed class RandomSource
{
    private static readonly string[] s_ignored = ["# k v", "#", "", "  ", "\t# x", "\r"];

    private static readonly string[] s_faulty = ["novalue", "blanks \t ", "\"open value", "\\"];

    private readonly StringBuilder _text = new();

    public RandomSource(Random random, int most)
    {
        for (int count = random.Next(most + 1); count > 0; count--)
        {
            if (random.Chance(15))
                Write(random, random.Pick(s_ignored));
            if (random.Chance(10))
            {
                Write(random, random.Pick(s_faulty));
                FaultyLines++;
            }
            string key = Entries.Count > 0 && random.Chance(15) ? AnyCase(random, random.Pick(Entries).Key) : RandomEntries.Key(random);
            string value = RandomEntries.Value(random);
            Entries.Add((key, value));
            Write(random, $"{key}{random.Pick([" ", "\t", " \t "])}{Fold(random, value)}{random.Pick(["", "", " ", "\t"])}");
        }
    }

    /// <summary>The source.</summary>
    public string Text => _text.ToString();

    /// <summary>Its entries in their order, some keys more than once.</summary>
    public List<(string Key, string Value)> Entries { get; } = [];

    /// <summary>How many lines are no entries.</summary>
    public int FaultyLines { get; private set; }

    /// <summary>Puts the entries into a dictionary; returns how many keys were there already.</summary>
    public int CopyTo(Dictionary<string, string> table, bool replaces, bool folds)
    {
        int duplicates = 0;
        foreach ((string key, string value) in Entries)
        {
            string stored = folds ? RandomEntries.Fold(key) : key;
            bool isNew = table.TryAdd(stored, value);
            duplicates += isNew ? 0 : 1;
            if (replaces)
                table[stored] = value;
        }
        return duplicates;
    }

    private static string AnyCase(Random random, string key) => random.Chance(50) ? key : key.ToUpperInvariant();

    private void Write(Random random, string line) => _text.Append(line).Append(random.Chance(10) ? "\r\n" : "\n");

    // White space at the start of a line continues the one before, also behind comments; a "#" after it makes one more comment.
    private static string Fold(Random random, string value)
    {
        int blank = value.AsSpan().IndexOfAny(" \t");
        return blank > 0 && value.AsSpan(blank).TrimStart() is not ['#', ..] && random.Chance(20) ? $"{value[..blank]}\n{(random.Chance(30) ? "# between\n" : "")}{value[blank..]}" : value;
    }
}
