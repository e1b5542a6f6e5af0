using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Reindexing;

/// <summary>Tells by its first entries which program a table's source is for. Nothing else tells: which tables are aliases depends on who uses them.</summary>
internal static class SourceFormat
{
    private const int Sample = 10;

    /// <summary>"postalias" when more entries are of the form of aliases(5) than of that of other tables, otherwise "postmap".</summary>
    public static string ProgramFor(FileDescriptor source, string name)
    {
        LogicalLineReader lines = new(source, name, static _ => { }); // the program itself complains
        int aliases = 0, others = 0;
        for (int entries = 0; entries < Sample && lines.Read() is { } line;)
        {
            bool isAlias = IsAlias(line.Text), isOther = IsOther(line.Text);
            aliases += isAlias ? 1 : 0;
            others += isOther ? 1 : 0;
            entries += isAlias || isOther ? 1 : 0;
        }
        return aliases > others ? "postalias" : "postmap";
    }

    /// <summary>"key whitespace value" (postmap(1)). A key with a colon at its end is more likely the name of an alias.</summary>
    private static bool IsOther(string line)
    {
        int end = KeyScanner.EndOfKey(line);
        return end > 0 && line[end - 1] != ':' && ByteText.Trim(line[end..]).Length > 0;
    }

    /// <summary>"name: value" (aliases(5)).</summary>
    private static bool IsAlias(string line)
    {
        List<AddressToken> tokens = AddressParser.Tokenize(line);
        int colon = tokens.FindIndex(static token => token.Operator == ':');
        return colon > 0 && colon < tokens.Count - 1 && !tokens[..colon].Exists(static token => token.Operator == ',');
    }
}
