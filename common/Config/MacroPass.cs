using System.Buffers;
using System.Text;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>One walk over a text with macros: expands into <see cref="Output"/>, or only visits names when there is none.</summary>
internal sealed partial class MacroPass(MacroExpander options, Func<string, MacroUse, string?> lookup, StringBuilder? output)
{
    /// <summary>Deeper nesting is taken for a definition that refers to itself.</summary>
    private const int MaxDepth = 101;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private int _depth;

    public StringBuilder? Output { get; private set; } = output;

    public bool Undefined { get; private set; }

    /// <summary>The first error; the walk stops there.</summary>
    public string? Error { get; private set; }

    private bool IsScan => Output is null;

    /// <summary>Splits the text into literal pieces and references and handles each.</summary>
    public void Walk(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty && Error is null)
        {
            int literal = LiteralLength(rest);
            if (literal > 0)
            {
                Literal(rest[..literal]);
                rest = rest[literal..];
                continue;
            }

            ReadOnlySpan<char> body = ReferenceBody(text, rest[1..], out int used);
            rest = rest[(1 + used)..];
            if (Error is null)
            {
                Reference(body);
            }
        }
    }

    /// <summary>Length of the text before the next reference; <c>$$</c> belongs to the text.</summary>
    private static int LiteralLength(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (true)
        {
            int dollar = text[at..].IndexOf('$');
            if (dollar < 0)
            {
                return text.Length;
            }

            at += dollar;
            if (at + 1 >= text.Length || text[at + 1] != '$')
            {
                return at;
            }

            at += 2;
        }
    }

    private void Literal(ReadOnlySpan<char> text)
    {
        if (!Enter(text))
        {
            return;
        }

        for (int dollar = text.IndexOf("$$"); dollar >= 0 && Output is not null; dollar = text.IndexOf("$$"))
        {
            Output.Append(text[..(dollar + 1)]);
            text = text[(dollar + 2)..];
        }

        Output?.Append(text);
        _depth--;
    }

    /// <summary>What stands inside the parentheses or braces after a dollar sign, or the plain name there.</summary>
    private ReadOnlySpan<char> ReferenceBody(ReadOnlySpan<char> whole, ReadOnlySpan<char> text, out int used)
    {
        ReadOnlySpan<char> body;
        if (!text.IsEmpty && text[0] is '{' or '(')
        {
            int end = MacroCursor.MatchingClose(text, text[0], text[0] == '{' ? '}' : ')');
            used = end + 1;
            if (end < 0)
            {
                Fail($"truncated macro reference: \"{whole}\"");
                return default;
            }

            body = text[1..end];
        }
        else
        {
            int end = text.IndexOfAnyExcept(NameCharacters);
            used = end < 0 ? text.Length : end;
            body = text[..used];
        }

        if (body.IsEmpty)
        {
            Fail($"empty macro name: \"{whole}\"");
        }

        return body;
    }

    private void Reference(ReadOnlySpan<char> body)
    {
        if (!Enter(body))
        {
            return;
        }

        MacroCursor cursor = new(body);
        if (cursor.AtBrace)
        {
            Conditional(ref cursor, Compare(ref cursor));
        }
        else
        {
            Named(ref cursor);
        }

        _depth--;
    }

    private bool Enter(ReadOnlySpan<char> text)
    {
        if (_depth++ >= MaxDepth)
        {
            Fail($"unreasonable macro call nesting: \"{text}\"");
        }

        return Error is null;
    }

    /// <summary><c>name</c>, <c>name?…</c>, <c>name:…</c> or <c>function{…}</c>.</summary>
    private void Named(ref MacroCursor cursor)
    {
        cursor.SkipSpace();
        string name = cursor.TakeWhile(NameCharacters).ToString();
        ReadOnlySpan<char> afterName = cursor.Rest;
        cursor.SkipSpace();
        switch (cursor.Peek)
        {
            case '{':
                Function(name, ref cursor);
                break;
            case '?' or ':':
                Conditional(ref cursor, lookup(name, MacroUse.Test));
                break;
            case MacroCursor.End:
                Value(name);
                break;
            default:
                Fail($"attribute name syntax error at: \"...{cursor.TextBefore(afterName)}>>>{Shorten(afterName)}\"");
                break;
        }
    }

    private void Value(string name)
    {
        string? value = lookup(name, MacroUse.Value);
        if (value is null)
        {
            Undefined = true;
        }
        else if (IsScan || value.Length == 0)
        {
            return;
        }
        else if (options.Recursive && options.IsLiteral?.Invoke(name) != true)
        {
            Walk(value);
        }
        else
        {
            AppendFiltered(value);
        }
    }

    private void AppendFiltered(string value)
    {
        int start = Output!.Length;
        Output.Append(value);
        if (options.AllowedCharacters is not { } allowed)
        {
            return;
        }

        for (int i = 0; i < value.Length; i++)
        {
            if (!allowed.Contains(value[i]))
            {
                Output[start + i] = '_';
            }
        }
    }

    /// <summary><c>function{text}</c>.</summary>
    private void Function(string name, ref MacroCursor cursor)
    {
        string argument = Payload(ref cursor).Trim(ByteText.WhiteSpace).ToString();
        if (Error is not null)
        {
            return;
        }

        if (cursor.Peek != MacroCursor.End)
        {
            Fail($"unexpected input at: \"...{argument}}}>>>{Shorten(cursor.Rest)}\"");
        }
        else if (MacroFunctions.Find(name) is not { } function)
        {
            Fail($"unknown function \"{name}\" at\"...>>>{name}{{{argument}}}\"");
        }
        else
        {
            Apply(name, function, Nested(argument));
        }
    }

    private void Apply(string name, Func<string, IdnaMapping, string?> function, string argument)
    {
        if (Error is not null || IsScan)
        {
            return;
        }

        if (function(argument, options.FindMapping?.Invoke() ?? IdnaMapping.NonTransitional) is { } result)
        {
            Output!.Append(result);
        }
        else
        {
            Fail($"bad domain argument in: '{name}{{{argument}}}'");
        }
    }

    /// <summary>Expands an operand apart from the output.</summary>
    private string Nested(ReadOnlySpan<char> text)
    {
        if (IsScan)
        {
            Walk(text);
            return "";
        }

        StringBuilder outer = Output!;
        Output = new StringBuilder();
        Walk(text);
        string result = Output.ToString();
        Output = outer;
        return result;
    }

    private ReadOnlySpan<char> Payload(ref MacroCursor cursor)
    {
        ReadOnlySpan<char> at = cursor.Rest;
        if (!cursor.TryTakePayload(out ReadOnlySpan<char> payload))
        {
            Fail($"unbalanced {{}} in attribute expression: \"{at}\"");
        }

        return payload;
    }

    /// <summary>Error messages show at most this much of what follows.</summary>
    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> text) => text[..Math.Min(20, text.Length)];

    private void Fail(string message) => Error ??= message;
}
