namespace Postfix.Config;

/// <content>Conditions: <c>?</c>, <c>:</c> and comparisons.</content>
internal sealed partial class MacroPass
{
    /// <summary>The part from <c>?</c> or <c>:</c> on; without one, the value of a comparison itself.</summary>
    private void Conditional(ref MacroCursor cursor, string? value)
    {
        if (Error is not null)
        {
            return;
        }

        bool isTrue = !string.IsNullOrEmpty(value);
        switch (cursor.Peek)
        {
            case MacroCursor.End:
                Output?.Append(value);
                return;
            case '?':
                Branch(ref cursor, take: isTrue);
                break;
            case ':':
                Branch(ref cursor, take: !isTrue);
                ExpectEnd(ref cursor);
                return;
            default:
                Fail($"\"?\" or \":\" expected at: \"...}}>>>{Shorten(cursor.Rest)}\"");
                return;
        }

        if (Error is null && cursor.Peek == ':')
        {
            Branch(ref cursor, take: !isTrue);
            ExpectEnd(ref cursor);
        }
        else if (Error is null && cursor.Peek != MacroCursor.End)
        {
            Fail($"\":\" expected at: \"...{cursor.LastPayload}}}>>>{Shorten(cursor.Rest)}\"");
        }
    }

    /// <summary>Takes the operator and its operand: <c>{text}</c>, or everything up to the end.</summary>
    private void Branch(ref MacroCursor cursor, bool take)
    {
        cursor.Advance(1);
        ReadOnlySpan<char> operand = cursor.AtBrace ? Payload(ref cursor) : cursor.TakeAll();
        if (Error is null && (take || IsScan))
        {
            Walk(operand);
        }
    }

    private void ExpectEnd(ref MacroCursor cursor)
    {
        if (Error is null && cursor.Peek != MacroCursor.End)
        {
            Fail($"unexpected input at: \"...{cursor.LastPayload}}}>>>{Shorten(cursor.Rest)}\"");
        }
    }

    /// <summary><c>{left} operator {right}</c>; "true" or "" as if a parameter of that value were tested.</summary>
    private string? Compare(ref MacroCursor cursor)
    {
        ReadOnlySpan<char> left = Payload(ref cursor);
        if (Error is not null)
        {
            return null;
        }

        ReadOnlySpan<char> fromOperator = cursor.Rest;
        MacroComparison? comparison = MacroComparison.Take(ref cursor);
        if (comparison is null)
        {
            Fail($"\"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\" expected at: \"...{left}}}>>>{Shorten(fromOperator)}\"");
            return null;
        }

        if (!comparison.HasKnownSuffix)
        {
            Fail($"bad operator suffix at: \"...{comparison.Operator}>>>{comparison.Suffix}\"");
            return null;
        }

        if (!cursor.AtBrace)
        {
            Fail($"\"{{expression}}\" expected at: \"...{{{left}}} {comparison.Operator}>>>{Shorten(cursor.Rest)}\"");
            return null;
        }

        ReadOnlySpan<char> right = Payload(ref cursor);
        return Error is null ? Evaluate(comparison, left, right) : null;
    }

    private string? Evaluate(MacroComparison comparison, ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        string leftValue = Nested(left);
        string rightValue = Nested(right);
        if (Error is not null || IsScan)
        {
            return null;
        }

        bool? result = comparison.Evaluate(leftValue, rightValue, out string? error);
        if (result is null)
        {
            Fail(error!);
        }

        return result == true ? "true" : "";
    }
}
