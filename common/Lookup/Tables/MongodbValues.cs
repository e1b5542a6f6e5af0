using System.Globalization;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>The values of documents that a MongoDB server has found: texts, whole numbers, and those in arrays.</summary>
/// <param name="table">Type and name of the table, for messages.</param>
/// <param name="warn">Takes warnings about other values, which are ignored.</param>
internal sealed class MongodbValues(string table, Action<string> warn)
{
    /// <summary>The servers have this limit, too.</summary>
    private const int MaxDepth = 100;

    /// <summary>Takes the values of a document. False when no more are wanted.</summary>
    /// <exception cref="DatabaseException">The document is damaged, or has a text that is no text.</exception>
    public bool Take(ReadOnlySpan<byte> document, DatabaseValues values)
    {
        try
        {
            return Take(new BsonReader(document), values, MaxDepth);
        }
        catch (FormatException error)
        {
            throw Failure(error.Message);
        }
    }

    private bool Take(BsonReader members, DatabaseValues values, int depth)
    {
        if (depth == 0)
            throw Failure("arrays are nested too deeply");
        while (members.Read())
        {
            if (!TakeMember(members, values, depth))
                return false;
        }
        return true;
    }

    private bool TakeMember(BsonReader member, DatabaseValues values, int depth)
    {
        switch (member.Type)
        {
            case BsonType.Text:
                return values.Add(Check(member.Text));
            case BsonType.Int32 or BsonType.Int64:
                return values.Add(member.Number.ToString(CultureInfo.InvariantCulture));
            case BsonType.Array:
                return Take(member.Elements, values, depth - 1);
            default:
                warn($"{table}: failed to retrieve value of '{ByteText.Printable(member.Name)}', Unknown result type {(int)member.Type}.");
                return true;
        }
    }

    private string Check(string text) =>
        !ByteText.IsUtf8(text) ? throw Failure($"invalid UTF-8 in lookup result '{ByteText.Printable(text)}'")
        : text.Contains('\0') ? throw Failure($"NUL in lookup result '{ByteText.Printable(text)}'")
        : text;

    private DatabaseException Failure(string reason) => new($"{table}: {reason}", ServerFault.Refusal);
}
