using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>
/// The filter of a MongoDB table (mongodb_table(5), "query_filter"): JSON in which pieces of the key stand within strings, where
/// quoting keeps them, so that no key can change the filter.
/// </summary>
internal sealed class MongodbFilter
{
    // What these look at is a program, a path or a pattern, where a key can be more than text.
    private static readonly string[] s_evaluating =
        ["$where", "$expr", "$function", "$accumulator", "$regex", "$regularExpression", "$text", "$jsonSchema"];

    private readonly TableRequest _request;
    private readonly string _text;
    private readonly Stack<string> _outerNames = new();
    private string _name = "";

    private MongodbFilter(TableRequest request, string text) => (_request, _text) = (request, text);

    /// <summary>Takes <c>query_filter</c> from a table's parameters.</summary>
    /// <exception cref="TableException">It is missing, or a key could become more than text.</exception>
    public static ExpansionTemplate Read(TableRequest request, TableConfiguration configuration)
    {
        string text = configuration.Required("query_filter");
        new MongodbFilter(request, text).Check();
        return new ExpansionTemplate(text, isQuery: true, request.Name);
    }

    private void Check()
    {
        for (int i = 0; i < _text.Length; i++)
        {
            switch (_text[i])
            {
                case '{' or '[':
                    _outerNames.Push(_name);
                    _name = "";
                    break;
                case '}' or ']':
                    _outerNames.TryPop(out string? name);
                    _name = name ?? "";
                    break;
                case '%':
                    throw Refusal("outside \"\" quotes");
                case '"':
                    int end = EndOfString(i);
                    CheckString(_text[(i + 1)..end], isName: _text.AsSpan(end + 1).TrimStart(ByteText.WhiteSpace).StartsWith(':'));
                    i = end;
                    break;
            }
        }
    }

    private int EndOfString(int start)
    {
        for (int i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '"')
                return i;
            if (_text[i] == '\\')
                i++;
        }
        throw new TableException($"{_request.Spec}: query_filter >{_text}< has a string without end");
    }

    private void CheckString(string content, bool isName)
    {
        bool hasPieces = new ExpansionTemplate(content, isQuery: true, _request.Name).HasPieces;
        if (isName)
        {
            bool maybeOperator = content.StartsWith('$') || (content.StartsWith('%') && !content.StartsWith("%%", StringComparison.Ordinal));
            if (hasPieces && maybeOperator)
                throw Refusal("where a key could be an operator");
            _name = content;
        }
        else if (hasPieces && _outerNames.Append(_name).FirstOrDefault(name => s_evaluating.Contains(name)) is { } evaluating)
        {
            _request.Context.Log.Warning(
                $"{_request.Spec}: query_filter >{_text}< contains a piece of the key within {evaluating}, which does not take it for mere text");
        }
    }

    private TableException Refusal(string place) => new($"{_request.Spec}: query_filter >{_text}< contains a piece of the key {place}");
}
