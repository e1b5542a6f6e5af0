# shellcheck shell=bash
# bash completion for the commands of Postfix.Net. What options a command has, and what their values are called, it tells
# itself (--help); here stands what values of such names there are. Nothing here waits for the mail system.

# The help of a command, as a list in _options ("-c", "--help", "-bp"), the names of option values in _value_of ("c" is
# "config_dir"), and commands such as "tls enable-client" in _verbs. An option with one line for each of its values, as "-e" of
# postmulti, also has these in _choices.
_postfix_read_help() {
    local line term item letter
    while IFS= read -r line; do
        [[ $line == '  '[!\ ]* ]] || continue
        line=${line:2}
        if [[ ${line:24:1} == ' ' ]]; then
            term=${line:0:24}
            term=${term%"${term##*[! ]}"}
        else
            # Too long for its column: what begins there is its own.
            term=${line:24}
            term=${line:0:24}${term%% *}
        fi
        while [[ -n $term ]]; do
            item=${term%%, *}
            [[ $term == *', '* ]] && term=${term#*, } || term=
            case $item in
                --*) _options+=("${item%% *}") ;;
                -[!-])
                    _options+=("$item")
                    letter=${item:1}
                    [[ -v _value_of[$letter] ]] || _value_of[$letter]=
                    ;;
                -[!-]' '*)
                    letter=${item:1:1}
                    [[ -v _value_of[$letter] ]] || _options+=("${item:0:2}")
                    _value_of[$letter]=${item:3}
                    _choices[$letter]+="${item:3}"$'\n'
                    ;;
                -[!-][!\ ]) _options+=("$item") ;;
                [a-z]*) _verbs+=("$item") ;;
            esac
        done
    done < <("$1" --help 2>/dev/null </dev/null)
}

# Runs another command of the same installation, for at most two seconds, with the configuration of the command line.
_postfix_ask() { # NAME ARGUMENT...
    local program=$1
    shift
    [[ $_command == */* ]] && program=${_command%/*}/$program
    if [[ -n $_config ]]; then
        MAIL_CONFIG=$_config timeout 2 "$program" "$@" 2>/dev/null </dev/null
    else
        timeout 2 "$program" "$@" 2>/dev/null </dev/null
    fi
}

# Offers those of the words, one a line, that begin with what has been typed.
_postfix_offer() { # TYPED
    local word
    while IFS= read -r word; do
        [[ -n $word && $word == "$1"* ]] && COMPREPLY+=("$word")
    done
}

_postfix_words() { # TYPED WORD...
    local typed=$1
    shift
    _postfix_offer "$typed" < <(printf '%s\n' "$@")
}

# What the shell knows: users (-u), groups (-g), commands (-c), ...
_postfix_generate() { # TYPED KIND...
    local typed=$1
    shift
    _postfix_offer "$typed" < <(compgen "$@" -- "$typed" 2>/dev/null)
}

_postfix_paths() { # TYPED [-d]
    compopt -o filenames 2>/dev/null
    _postfix_generate "${1/#\~\//$HOME/}" "${2:--f}"
}

# What goes on with its value at once, such as "name=" or "hash:".
_postfix_open_ended() { # TYPED ENDING < words
    local count=${#COMPREPLY[@]} i
    _postfix_offer "$1"
    for ((i = count; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]+=$2; done
    compopt -o nospace 2>/dev/null
}

_postfix_tables() { # TYPED
    if [[ $1 == *:* ]]; then
        local -a before=("${COMPREPLY[@]}")
        COMPREPLY=()
        _postfix_paths "${1#*:}"
        COMPREPLY=("${before[@]}" "${COMPREPLY[@]/#/${1%%:*}:}")
    else
        _postfix_open_ended "$1" : < <(_postfix_ask postconf -m)
        [[ -z $1 || ${#COMPREPLY[@]} -gt 0 ]] || _postfix_paths "$1"
    fi
}

_postfix_value_of_parameter() { # NAME TYPED
    local before=${#COMPREPLY[@]} i
    case $1 in
        mail_owner | default_privs) _postfix_generate "$2" -u ;;
        setgid_group) _postfix_generate "$2" -g ;;
        *_directory) _postfix_paths "$2" -d ;;
        *_path | *_file) _postfix_paths "$2" ;;
        *_maps | *_database | *_checks) _postfix_tables "$2" ;;
        *) case $(_postfix_ask postconf -dh "$1") in yes | no) _postfix_words "$2" yes no ;; esac ;;
    esac
    for ((i = before; i < ${#COMPREPLY[@]}; i++)); do COMPREPLY[i]=$1=${COMPREPLY[i]}; done
}

_postfix_settings() { # TYPED: name=value
    if [[ $1 == *=* ]]; then
        _postfix_value_of_parameter "${1%%=*}" "${1#*=}"
    else
        _postfix_open_ended "$1" = < <(_postfix_ask postconf -dH)
    fi
}

_postfix_installation_settings() { # TYPED
    if [[ $1 == *=* ]]; then
        _postfix_value_of_parameter "${1%%=*}" "${1#*=}"
    else
        _postfix_open_ended "$1" = < <(printf '%s\n' command_directory config_directory daemon_directory data_directory \
            html_directory mail_owner mailq_path manpage_directory meta_directory newaliases_path queue_directory \
            readme_directory sample_directory sendmail_path setgid_group shlib_directory)
    fi
}

# "smtp/inet" and, for -F and -P, "smtp/inet/chroot" and "smtp/inet/parameter".
_postfix_services() { # TYPED LETTER
    case $2$1 in
        [FP]*/*/*=*) ;;
        F*/*/*) _postfix_words "$1" "${1%/*}"/{service,type,private,unprivileged,chroot,wakeup,process_limit,command} ;;
        P*/*/*) _postfix_offer "$1" < <(_postfix_ask postconf -dH | sed "s,^,${1%/*}/,") ;;
        *) _postfix_offer "$1" < <(_postfix_ask postconf -M | awk '$1 !~ /^#/ && NF >= 8 { print $1 "/" $2 }') ;;
    esac
}

# Queue ids: the names of files where they may be seen, and what the queue manager's list has otherwise.
_postfix_queue_ids() { # TYPED
    local queue
    queue=$(_postfix_ask postconf -xh queue_directory)
    if [[ -r $queue/deferred ]]; then
        _postfix_offer "$1" < <(cd "$queue" && find hold incoming active deferred -type f -name "$1*" -printf '%f\n' 2>/dev/null | head -n 500)
    else
        _postfix_offer "$1" < <(_postfix_ask postqueue -j | sed -n 's/.*"queue_id": "\([^"]*\)".*/\1/p' | head -n 500)
    fi
}

_postfix_queues() { # TYPED
    _postfix_words "$1" active deferred hold incoming maildrop
}

_postfix_instances() { # TYPED COLUMN
    _postfix_offer "$1" < <(_postfix_ask postmulti -l | awk -v column="$2" '$column != "-" { print $column }' | sort -u)
}

# Commands of postfix(1), and what follows them.
_postfix_verbs() { # TYPED WORD...
    local typed=$1 verb
    shift
    local -a verbs=("${_verbs[@]}")
    if [[ $_name != postfix ]]; then
        local -a _options=() _verbs=()
        local -A _value_of=() _choices=()
        local program=postfix
        [[ $_command == */* ]] && program=${_command%/*}/$program
        _postfix_read_help "$program"
        verbs=("${_verbs[@]}")
    fi
    if (($# == 0)); then
        _postfix_offer "$typed" < <(printf '%s\n' "${verbs[@]%% *}" | sort -u)
        return
    fi
    case $1 in set-permissions | upgrade-configuration | post-install) _postfix_installation_settings "$typed" ;; esac
    if [[ $1 == post-install && $typed != *=* ]]; then
        _postfix_words "$typed" create-missing first-install-reminder set-permissions upgrade-configuration \
            upgrade-package upgrade-permissions upgrade-source
    fi
    (($# == 1)) || return
    for verb in "${verbs[@]}"; do
        [[ $verb == "$1 "* ]] || continue
        verb=${verb#* }
        verb=${verb%% *}
        [[ $verb == [a-z-]* ]] && _postfix_words "$typed" "$verb"
    done
}

# The value of an option, by the name that help gives it.
_postfix_option_value() { # TYPED LETTER
    case ${_value_of[$2]} in
        config_dir | root-directory) _postfix_paths "$1" -d ;;
        *file | dump-template) _postfix_paths "$1" ;;
        name=value) _postfix_settings "$1" ;;
        queue_id)
            [[ $_name == postsuper ]] && _postfix_words "$1" ALL -
            _postfix_queue_ids "$1"
            ;;
        class,*) _postfix_words "$1" builtin service user all ;;
        mode) _postfix_words "$1" compile-version run-version public-key-algorithms ;;
        lock_style) _postfix_offer "$1" < <(_postfix_ask postconf -l) ;;
        priority) _postfix_words "$1" info warn error fatal panic ;;
        username) _postfix_generate "$1" -u ;;
        body_type) _postfix_words "$1" 7BIT 8BITMIME ;;
        dsn) _postfix_words "$1" never success failure delay ;;
        return) _postfix_words "$1" full hdrs ;;
        group) [[ $_name == postmulti ]] && _postfix_instances "$1" 2 ;;
        name) [[ $_name == postmulti ]] && _postfix_instances "$1" 1 ;;
        action) _postfix_offer "$1" < <(printf %s "${_choices[$2]}" | grep -vx action | sort -u) ;;
    esac
}

_postfix_operand() { # TYPED FLAGS WORD...
    local typed=$1 flags=$2
    shift 2
    case $_name in
        postfix) _postfix_verbs "$typed" "$@" ;;
        postconf)
            case $flags in
                *[abAlmt]*) [[ $flags == *[bt]* ]] && _postfix_paths "$typed" ;;
                *M*) _postfix_services "$typed" M ;;
                *F*) _postfix_services "$typed" F ;;
                *P*) _postfix_services "$typed" P ;;
                *e*) _postfix_settings "$typed" ;;
                *n*) _postfix_offer "$typed" < <(_postfix_ask postconf -nH) ;;
                *)
                    if [[ $typed == *=* ]]; then
                        _postfix_settings "$typed"
                    else
                        _postfix_offer "$typed" < <(_postfix_ask postconf -dH)
                    fi
                    ;;
            esac
            ;;
        postmap | postalias) _postfix_tables "$typed" ;;
        postcat) if [[ $flags == *q* ]]; then _postfix_queue_ids "$typed"; else _postfix_paths "$typed"; fi ;;
        postsuper | qshape) _postfix_queues "$typed" ;;
        postkick)
            case $# in
                0) _postfix_words "$typed" private public ;;
                1) _postfix_offer "$typed" < <(_postfix_ask postconf -M | awk -v private="$1" \
                    'NF >= 8 && $2 != "inet" && ($3 == "n") == (private == "public") { print $1 }') ;;
            esac
            ;;
        postlock)
            case $# in
                1) _postfix_generate "$typed" -c ;;
                *) _postfix_paths "$typed" ;;
            esac
            ;;
        postmulti)
            case $flags in
                *p*) _postfix_verbs "$typed" "$@" ;;
                *x*) if (($#)); then _postfix_paths "$typed"; else _postfix_generate "$typed" -c; fi ;;
                *e*) _postfix_settings "$typed" ;;
            esac
            ;;
        sendmail) _postfix_generate "$typed" -u ;;
        smtp-source | qmqp-source) _postfix_generate "$typed" -A hostname ;;
    esac
}

# Reads the words before the one that is completed as getopt(3) does, and completes that one.
_postfix_complete_words() { # TYPED WORD...
    local typed=$1 flags= word letters letter
    shift
    while (($#)); do
        word=$1
        [[ $word == -?* ]] || break
        shift
        [[ $word == -- ]] && { _postfix_operand "$typed" "$flags" "$@"; return; }
        letters=${word:1}
        while [[ -n $letters ]]; do
            letter=${letters:0:1}
            letters=${letters:1}
            flags+=$letter
            [[ -n ${_value_of[$letter]-} ]] || continue
            if [[ -z $letters ]]; then
                (($#)) || { _postfix_option_value "$typed" "$letter"; return; }
                letters=$1
                shift
            fi
            [[ ${_value_of[$letter]} == config_dir ]] && _config=$letters
            letters=
        done
    done
    if [[ $# == 0 && $typed == -* ]]; then
        _postfix_words "$typed" "${_options[@]}"
    else
        _postfix_operand "$typed" "$flags" "$@"
    fi
}

# bash cuts words at ':' and '=', which mean nothing here; what it completes is the last piece.
_postfix_complete() {
    local i piece typed cut= _command=${COMP_WORDS[0]/#\~\//$HOME/} _name _config=
    local -a words=('') _options=() _verbs=()
    local -A _value_of=() _choices=()
    COMPREPLY=()
    _name=${_command##*/}
    for ((i = 1; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        if [[ $i -gt 1 && ($piece == [:=]* || ${COMP_WORDS[i - 1]} == *[:=]) && ${words[-1]} != -? ]]; then
            words[-1]+=$piece
        else
            words+=("$piece")
        fi
    done
    words=("${words[@]:1}")
    typed=${words[-1]-}
    [[ $typed == [\"\']* ]] && typed=${typed:1}
    _postfix_read_help "$_command"
    _postfix_complete_words "$typed" "${words[@]:0:${#words[@]}-1}"
    if [[ $typed == *[:=]* && $COMP_WORDBREAKS == *[:=]* ]]; then
        cut=${typed%"${typed##*[:=]}"}
        COMPREPLY=("${COMPREPLY[@]#"$cut"}")
    fi
}

complete -F _postfix_complete postfix sendmail mailq newaliases postsuper postcat postconf postmap postalias postkick \
    postlock postlog postmulti postqueue postdrop qshape smtp-source smtp-sink qmqp-source qmqp-sink
