using Postfix.Config;

namespace Postfix.Postconf;

/// <summary>Which options of postconf(1) go together.</summary>
internal static class SwitchRules
{
    public const Switches MainOrMaster =
        Switches.MainParameters | Switches.MasterEntries | Switches.MasterFields | Switches.MasterParameters;

    public const Switches Modes = MainOrMaster
        | Switches.ServerSaslTypes | Switches.ClientSaslTypes | Switches.ExpandedTemplates | Switches.Templates
        | Switches.LockTypes | Switches.TableTypes | Switches.TlsDetails;

    public const Switches AnyEdit = Switches.Edit | Switches.Exclude | Switches.CommentOut;

    /// <summary>The letters in the order of <see cref="Switches"/>; the last switch is a letter given twice.</summary>
    private static readonly string[] Letters = [.. "aAbdefFhHjlmMnopPtTxX#".Select(letter => letter.ToString()), "PP"];

    /// <summary>At most one of each row.</summary>
    private static readonly Switches[] Exclusive =
    [
        Modes,
        Switches.InEffect | AnyEdit,
        Switches.Defaults | Switches.ExplicitOnly | AnyEdit,
        Switches.Fold | AnyEdit,
        Switches.Expand | AnyEdit,
        Switches.Override | Switches.Defaults | AnyEdit,
        Switches.HideNames | Switches.HideValues | AnyEdit,
    ];

    /// <summary>The first goes only with the second.</summary>
    private static readonly (Switches Option, Switches Others)[] Companions =
    [
        (Switches.ServerSaslTypes, Switches.None),
        (Switches.ClientSaslTypes, Switches.None),
        (Switches.ExpandedTemplates, Switches.None),
        (Switches.LockTypes, Switches.None),
        (Switches.TableTypes, Switches.None),
        (Switches.TlsDetails, Switches.None),
        (Switches.Templates, Switches.None),
        (Switches.MainParameters, AnyEdit | Shown | Switches.HideNames | Switches.HideValues
            | Switches.Defaults | Switches.ExplicitOnly),
        (Switches.MasterEntries, AnyEdit | Shown),
        (Switches.MasterFields, Switches.Edit | Shown | Switches.HideNames | Switches.HideValues),
        (Switches.MasterParameters, Switches.Edit | Switches.Exclude | Shown | Switches.HideNames | Switches.HideValues
            | Switches.InEffect),
        (Switches.InEffect, Switches.MasterParameters | Shown | Switches.HideNames | Switches.HideValues),
        (Switches.Json, MainOrMaster | Switches.InEffect | Switches.Override | Switches.Expand | Switches.ExplicitOnly | Switches.Defaults),
    ];

    private const Switches Shown = Switches.Fold | Switches.Override | Switches.Expand | Switches.Json;

    /// <summary>The switch of one of the letters.</summary>
    public static Switches FromLetter(char letter) => (Switches)(1 << Array.IndexOf(Letters, letter.ToString()));

    /// <summary>Throws when options contradict each other or one would be without effect.</summary>
    public static void Check(Switches given)
    {
        foreach (Switches row in Exclusive)
        {
            Switches both = given & row;
            if ((both & (both - 1)) != Switches.None)
            {
                throw new ConfigurationException($"specify one of {string.Join(", ", Names(both))}");
            }
        }

        foreach ((Switches option, Switches others) in Companions)
        {
            Switches excess = given & ~(option | others);
            if ((given & option) != Switches.None && excess != Switches.None)
            {
                throw new ConfigurationException($"with option {Names(option).Single()}, do not specify {string.Join(' ', Names(excess))}");
            }
        }
    }

    private static IEnumerable<string> Names(Switches switches) =>
        Letters.Where((_, place) => ((int)switches & (1 << place)) != 0).Select(letters => $"-{letters}");
}
