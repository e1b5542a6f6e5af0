using System.Globalization;

namespace Postfix.Config;

/// <summary>The operator of <c>${{left} operator {right} …}</c>; with the suffix "level" it compares compatibility levels.</summary>
internal sealed class MacroComparison
{
    private const string OperatorCharacters = "<>!=?+-*/~&|%";
    private const string LevelSuffix = "level";

    private MacroComparison(string @operator, string suffix) => (Operator, Suffix) = (@operator, suffix);

    public string Operator { get; }

    public string Suffix { get; }

    public bool HasKnownSuffix => Suffix is "" or LevelSuffix;

    /// <summary>Takes the operator; null when there is none that is known.</summary>
    public static MacroComparison? Take(ref MacroCursor cursor)
    {
        int end = cursor.Rest.IndexOfAnyExcept(OperatorCharacters);
        string name = cursor.Rest[..(end < 0 ? cursor.Rest.Length : end)].ToString();
        if (name is not ("==" or "!=" or "<" or "<=" or ">=" or ">"))
        {
            return null;
        }

        cursor.Advance(name.Length);
        int suffixLength = 0;
        while (suffixLength < cursor.Rest.Length && char.IsAsciiLetterOrDigit(cursor.Rest[suffixLength]))
        {
            suffixLength++;
        }

        string suffix = cursor.Rest[..suffixLength].ToString();
        cursor.Advance(suffixLength);
        return new MacroComparison(name, suffix);
    }

    /// <summary>Compares; null and an error text when an operand is no compatibility level, or a number that is too large.</summary>
    public bool? Evaluate(string left, string right, out string? error)
    {
        error = null;
        int order;
        if (Suffix != LevelSuffix)
        {
            if (!IsNumber(left) || !IsNumber(right))
            {
                order = string.CompareOrdinal(left, right);
            }
            else if (long.TryParse(left, CultureInfo.InvariantCulture, out long leftNumber)
                && long.TryParse(right, CultureInfo.InvariantCulture, out long rightNumber))
            {
                order = leftNumber.CompareTo(rightNumber);
            }
            else
            {
                error = $"bad conversion: {(long.TryParse(left, CultureInfo.InvariantCulture, out _) ? right : left)}";
                return null;
            }
        }
        else if (CompatibilityLevel.TryParse(left, out CompatibilityLevel leftLevel)
            && CompatibilityLevel.TryParse(right, out CompatibilityLevel rightLevel))
        {
            order = leftLevel.CompareTo(rightLevel);
        }
        else
        {
            error = CompatibilityLevel.SyntaxError(CompatibilityLevel.TryParse(left, out _) ? right : left);
            return null;
        }

        return Operator switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">=" => order >= 0,
            _ => order > 0,
        };
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
