using System.Buffers;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>A position in the inside of one <c>${…}</c>.</summary>
internal ref struct MacroCursor(ReadOnlySpan<char> text)
{
    /// <summary>What <see cref="Peek"/> gives at the end; no configuration value contains it.</summary>
    public const char End = '\0';

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    public readonly ReadOnlySpan<char> Rest => _text[_position..];

    public readonly char Peek => _position < _text.Length ? _text[_position] : End;

    /// <summary>The operand that was taken last; error messages quote it.</summary>
    public ReadOnlySpan<char> LastPayload { get; private set; }

    /// <summary>Whether a <c>{</c> comes next; white space before it is skipped then, and only then.</summary>
    public bool AtBrace
    {
        get
        {
            int brace = Rest.IndexOfAnyExcept(ByteText.WhiteSpace);
            if (brace < 0 || Rest[brace] != '{')
            {
                return false;
            }

            _position += brace;
            return true;
        }
    }

    /// <summary>Index of the character that closes the group which <paramref name="text"/> opens with; -1 without one.</summary>
    public static int MatchingClose(ReadOnlySpan<char> text, char open, char close)
    {
        int level = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int next = text[at..].IndexOfAny(open, close);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            level += text[at] == open ? 1 : -1;
            if (level == 0)
            {
                return at;
            }
        }

        return -1;
    }

    public readonly ReadOnlySpan<char> TextBefore(ReadOnlySpan<char> rest) => _text[..^rest.Length];

    public void Advance(int count) => _position += count;

    public void SkipSpace()
    {
        int next = Rest.IndexOfAnyExcept(ByteText.WhiteSpace);
        _position = next < 0 ? _text.Length : _position + next;
    }

    public ReadOnlySpan<char> TakeWhile(SearchValues<char> characters)
    {
        int end = Rest.IndexOfAnyExcept(characters);
        ReadOnlySpan<char> taken = end < 0 ? Rest : Rest[..end];
        _position += taken.Length;
        return taken;
    }

    public ReadOnlySpan<char> TakeAll()
    {
        LastPayload = Rest;
        _position = _text.Length;
        return LastPayload;
    }

    /// <summary>Takes <c>{payload}</c> and the white space after it; false when the braces do not balance.</summary>
    public bool TryTakePayload(out ReadOnlySpan<char> payload)
    {
        int close = MatchingClose(Rest, '{', '}');
        if (close < 0)
        {
            payload = default;
            return false;
        }

        LastPayload = payload = Rest[1..close];
        _position += close + 1;
        SkipSpace();
        return true;
    }
}
