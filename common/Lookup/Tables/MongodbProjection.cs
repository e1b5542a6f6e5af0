using Postfix.Lookup.Interop;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>What a MongoDB table wants of the documents that it finds (mongodb_table(5), "projection" and "result_attribute").</summary>
internal static class MongodbProjection
{
    private const string Identifier = "_id";

    /// <summary>The options of a search with this projection, which leaves the identifier out unless it is named.</summary>
    /// <param name="library">The library.</param>
    /// <param name="table">Type and name of the table, for messages.</param>
    /// <param name="configuration">The parameters.</param>
    /// <exception cref="TableException">There is none or two, or it makes no sense.</exception>
    public static MongodbDocument Read(MongodbLibrary library, string table, TableConfiguration configuration)
    {
        string text = ReadText(table, configuration);
        try
        {
            using MongodbDocument projection = MongodbDocument.Parse(library, text);
            if (!projection.Has(Identifier))
                projection.Append(Identifier, 0);
            MongodbDocument options = MongodbDocument.Create(library);
            options.Append("projection", projection);
            return options;
        }
        catch (FormatException error)
        {
            throw new TableException($"{table}: failed to create a projection from '{text}': {ByteText.Printable(error.Message)}", error);
        }
    }

    private static string ReadText(string table, TableConfiguration configuration)
    {
        string projection = configuration.Text("projection");
        List<string> attributes = Tokens.SplitList(configuration.Text("result_attribute"));
        if (projection.Length > 0 == attributes.Count > 0)
            throw new TableException($"{table}: specify exactly one of 'projection' or 'result_attribute'");
        return projection.Length > 0 ? projection : $"{{{string.Join(", ", attributes.Select(name => $"{JsonText.Quote(name)}: 1"))}}}";
    }
}
